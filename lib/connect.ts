import { setTimeout } from 'node:timers/promises';

import type { BotConfig } from './config.ts';
import { connectAlertStore } from './dynamodb/alert-store.ts';
import { connectChannelPace } from './dynamodb/channel-pace.ts';
import { connectChecklistStore } from './dynamodb/checklist-store.ts';
import { connectDatabase } from './dynamodb/client.ts';
import { connectIdentifierIndex } from './dynamodb/identifier-index.ts';
import { connectInbox } from './dynamodb/inbox.ts';
import { connectInstitutionList } from './dynamodb/institution-list.ts';
import { connectItemStore } from './dynamodb/item-store.ts';
import { connectLog } from './log.ts';
import type { Ports } from './ports.ts';
import { connectSlackChannel } from './slack/slack-channel.ts';

/** The real world. @param service names the function in log and metrics */
export function connect(
  service: string,
  { tablePrefix, slack }: Pick<BotConfig, 'tablePrefix' | 'slack'>,
): Ports {
  const now = () => new Date();
  const log = connectLog(service);
  const database = connectDatabase(tablePrefix);
  return {
    now,
    sleep: (ms, signal) => setTimeout(ms, undefined, { ...(signal && { signal }) }),
    inbox: connectInbox(database, now),
    items: connectItemStore(database),
    alerts: connectAlertStore(database),
    identifiers: connectIdentifierIndex(database, now),
    institutions: connectInstitutionList(database),
    checklists: connectChecklistStore(database),
    channels: connectChannelPace(database),
    slack: connectSlackChannel(slack, log),
    log,
  };
}
