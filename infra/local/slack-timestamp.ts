let lastMicros = 0;

/** A clock that was put back this far is a new one. */
const BACK_MICROS = 1_000_000;

/** The `ts` of a new message: seconds, and six digits that tell messages of one second apart. No two are alike. */
export function slackTimestamp(): string {
  const now = Date.now() * 1000;
  lastMicros = lastMicros - now > BACK_MICROS ? now : Math.max(now, lastMicros + 1);
  const micros = String(lastMicros);
  return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
}
