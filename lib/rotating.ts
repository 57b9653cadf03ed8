/** Settings with secrets in them, which may be replaced while we run. */
export interface Rotating<Settings> {
  /** As they were last read; nothing waits for that. Other secrets are another object. */
  current(): Settings;
  /** Has them read anew, unless that was done a moment ago. That it fails leaves them as they are. */
  renew(): Promise<void>;
  /** Runs a piece of work; if the settings are old, they are read anew beside it, and nothing is left running behind it. */
  during<Answer>(work: () => Promise<Answer>): Promise<Answer>;
}

/** Settings that stay as they are. */
export function fixed<Settings>(settings: Settings): Rotating<Settings> {
  return {
    current: () => settings,
    renew: () => Promise.resolve(),
    during: (work) => work(),
  };
}

/** @param pick gives the same part for the same settings */
export function part<Settings, Part>(
  whole: Rotating<Settings>,
  pick: (settings: Settings) => Part,
): Rotating<Part> {
  return {
    current: () => pick(whole.current()),
    renew: () => whole.renew(),
    during: (work) => whole.during(work),
  };
}

/** Uses the settings; where what comes of it says that the secrets do not hold, once more with newer ones, if there are any. */
export async function withNewer<Settings, Answer>(
  settings: Rotating<Settings>,
  use: (settings: Settings) => Answer | Promise<Answer>,
  isRefused: (answer: Answer) => boolean,
): Promise<Answer> {
  const used = settings.current();
  const answer = await use(used);
  if (!isRefused(answer)) return answer;
  await settings.renew();
  return settings.current() === used ? answer : use(settings.current());
}

/** The same for what throws when the secrets do not hold. */
export async function withNewerAfter<Settings, Answer>(
  settings: Rotating<Settings>,
  use: (settings: Settings) => Promise<Answer>,
  isRefusal: (error: unknown) => boolean,
): Promise<Answer> {
  const used = settings.current();
  try {
    return await use(used);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await settings.renew();
    if (settings.current() === used) throw error;
  }
  return use(settings.current());
}
