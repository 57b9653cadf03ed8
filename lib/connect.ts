import { setTimeout } from 'node:timers/promises';

import type { BotConfig } from './config.ts';
import { connectDatabase, type Patience } from './dynamodb/client.ts';
import { connectStores } from './dynamodb/stores.ts';
import type { Ports } from './ports.ts';
import type { Log } from './ports/log.ts';
import { part, type Rotating } from './rotating.ts';
import { connectSlackChannel } from './slack/slack-channel.ts';

/** The real world. @param patience with the database, where it is not a door's */
export function connect(settings: Rotating<BotConfig>, log: Log, patience?: Patience): Ports {
  const now = () => new Date();
  return {
    now,
    sleep: (ms, signal) => setTimeout(ms, undefined, { ...(signal && { signal }) }),
    ...connectStores(connectDatabase(settings.current().tablePrefix, patience), now),
    slack: connectSlackChannel(
      part(settings, ({ slack }) => slack),
      log,
    ),
    log,
  };
}
