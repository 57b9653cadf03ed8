import { setTimeout } from 'node:timers/promises';

import type { BotConfig } from './config.ts';
import { connectDatabase } from './dynamodb/client.ts';
import { connectStores } from './dynamodb/stores.ts';
import { connectLog } from './log.ts';
import type { Ports } from './ports.ts';
import { connectSlackChannel } from './slack/slack-channel.ts';

/** The real world. @param service names the function in log and metrics */
export function connect(
  service: string,
  {
    tablePrefix,
    metricsNamespace,
    slack,
  }: Pick<BotConfig, 'tablePrefix' | 'slack'> & Partial<Pick<BotConfig, 'metricsNamespace'>>,
): Ports {
  const now = () => new Date();
  const log = connectLog(service, metricsNamespace);
  return {
    now,
    sleep: (ms, signal) => setTimeout(ms, undefined, { ...(signal && { signal }) }),
    ...connectStores(connectDatabase(tablePrefix), now),
    slack: connectSlackChannel(slack, log),
    log,
  };
}
