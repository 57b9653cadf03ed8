import { setTimeout } from 'node:timers/promises';

import type { BotConfig } from './config.ts';
import { connectDatabase } from './dynamodb/client.ts';
import { connectStores } from './dynamodb/stores.ts';
import type { Log, Ports } from './ports.ts';
import { part, type Rotating } from './rotating.ts';
import { connectSlackChannel } from './slack/slack-channel.ts';

/** The real world. */
export function connect(settings: Rotating<BotConfig>, log: Log): Ports {
  const now = () => new Date();
  return {
    now,
    sleep: (ms, signal) => setTimeout(ms, undefined, { ...(signal && { signal }) }),
    ...connectStores(connectDatabase(settings.current().tablePrefix), now),
    slack: connectSlackChannel(
      part(settings, ({ slack }) => slack),
      log,
    ),
    log,
  };
}
