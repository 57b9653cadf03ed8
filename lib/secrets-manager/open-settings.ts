import type { Environment } from '#lib/environment.ts';
import type { Log } from '#lib/ports/log.ts';
import { fixed, type Rotating } from '#lib/rotating.ts';

import { connectSecret, type ReadSecret } from './read-secret.ts';

const OLD_MS = 5 * 60_000;
/** Whoever makes up signatures has us read this often, and no oftener. */
const PAUSE_MS = 30_000;

/** At a start there is nothing without it. Later somebody waits for an answer, and there are the old ones. */
const FIRST_READ_MS = 3_000;
const NEXT_READ_MS = 450;

/**
 * The settings of a function, with what `SECRETS_ID` names read over the environment. Without it they are what the
 * environment says, and stay so.
 *
 * @param parse throws when something is missing or wrong: at a start that is thrown on, later the old ones stay in use
 * @throws when there is nothing to start with, without anything of what was read
 */
export async function openSettings<Settings>(
  env: Environment,
  parse: (env: Environment) => Settings,
  log: Log,
): Promise<Rotating<Settings>> {
  const id = env['SECRETS_ID'];
  if (!id) return fixed(parse(env));
  const read = connectSecret(id);
  const parseWith = (secrets: Environment) => {
    try {
      return parse({ ...env, ...secrets });
    } catch (error) {
      const message = error instanceof Error ? error.message : 'no settings';
      throw new Error(`With the secret ${id}: ${message}`, { cause: error });
    }
  };
  return rotating(await read(FIRST_READ_MS), read, parseWith, log);
}

/** The same for who may never need them: opened when first wanted, and anew where that failed. */
export function openOnce<Settings>(
  env: Environment,
  parse: (env: Environment) => Settings,
  log: Log,
): () => Promise<Rotating<Settings>> {
  let opened: Promise<Rotating<Settings>> | undefined;
  return () => {
    opened ??= openSettings(env, parse, log).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}

function rotating<Settings>(
  first: Environment,
  read: ReadSecret,
  parse: (secrets: Environment) => Settings,
  log: Log,
): Rotating<Settings> {
  let secrets = first;
  let settings = parse(first);
  let readAt = Date.now();
  let triedAt = readAt;
  let underWay: Promise<void> | undefined;

  async function readAnew(): Promise<void> {
    try {
      const newer = await read(NEXT_READ_MS);
      if (JSON.stringify(newer) !== JSON.stringify(secrets)) {
        settings = parse(newer);
        secrets = newer;
        log.info('secrets changed');
      }
      readAt = Date.now();
    } catch (error) {
      log.count('secrets.not_read');
      log.error('secrets not read anew', error);
    }
  }

  function renew(): Promise<void> {
    if (underWay !== undefined) return underWay;
    if (Date.now() - triedAt < PAUSE_MS) return Promise.resolve();
    triedAt = Date.now();
    underWay = readAnew().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  return {
    current: () => settings,
    renew,
    async during(work) {
      const reading = Date.now() - readAt < OLD_MS ? undefined : renew();
      try {
        return await work();
      } finally {
        await reading;
      }
    },
  };
}
