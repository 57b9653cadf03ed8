import { setTimeout } from 'node:timers/promises';

import type { BotConfig } from './config.ts';
import { connectDatabase, type Patience } from './dynamodb/client.ts';
import { connectStores } from './dynamodb/stores.ts';
import { connectLog } from './log.ts';
import type { Ports } from './ports.ts';
import { connectSlackChannel } from './slack/slack-channel.ts';

/**
 * The real world.
 *
 * @param service names the function in log and metrics
 * @param patience with the database, where it is not a door's
 */
export function connect(
  service: string,
  { tablePrefix, slack }: Pick<BotConfig, 'tablePrefix' | 'slack'>,
  patience?: Patience,
): Ports {
  const now = () => new Date();
  const log = connectLog(service);
  return {
    now,
    sleep: (ms, signal) => setTimeout(ms, undefined, { ...(signal && { signal }) }),
    ...connectStores(connectDatabase(tablePrefix, patience), now),
    slack: connectSlackChannel(slack, log),
    log,
  };
}
