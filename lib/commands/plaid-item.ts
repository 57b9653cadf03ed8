import { isSignOfLife } from '#lib/health/doubt.ts';
import { CHECKED } from '#lib/health/item-check.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import { worstTrouble } from '#lib/health/item-health.ts';
import { statusChanges } from '#lib/health/status-changes.ts';
import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { itemHistoryMessage } from '#lib/messages/item-history-message.ts';
import { itemMessage } from '#lib/messages/item-message.ts';
import { unknownItemMessage } from '#lib/messages/unknown-item-message.ts';
import type { Message } from '#lib/messages/message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { itemFacts } from '#lib/tickets/item-facts.ts';
import { errorKind } from '#lib/tickets/kinds/error-kinds.ts';
import { writeTicket } from '#lib/tickets/write-ticket.ts';
import { nextStepFor } from '#lib/triage/next-step.ts';

import { casesOf } from './cases-of.ts';
import type { Command, CommandContext } from './command.ts';
import { findDuplicates } from './find-duplicates.ts';
import { itemRecord } from './item-record.ts';
import { knownConnection } from './known-connection.ts';

/** What any Item id looks like to the door; Plaid's own have 20 or more characters. */
const POSSIBLE_ID = /^[A-Za-z0-9][\w-]{0,127}$/;
const PLAID_ID = /^[A-Za-z0-9]{20,80}$/;

const SHOWN_NOTES = 5;

export const plaidItem: Command = {
  name: 'item',
  usage: '/plaid item <item_id> [history]',
  summary: 'The state of an Item, since when, what happened, who acts, and its ticket draft.',
  example: '/plaid item wz666MBjYWTp2PDzzggYhM6oWWmBb',
  details: [
    'Item ids are case-sensitive.',
    'With history: every change of state of the last 400 days.',
    'The answer is for you alone; Share puts it into the channel.',
  ],
  async run({ words }, context) {
    const [itemId, option] = words;
    if (itemId === undefined) return commandHelpMessage(plaidItem);
    if (!POSSIBLE_ID.test(itemId)) return notAnId;
    if (option === 'history') return history(itemId, context);
    if (option !== undefined) return commandHelpMessage(plaidItem);
    return item(itemId, context);
  },
};

const notAnId = problemMessage(
  'That does not look like an Item id: Plaid’s have 20 or more letters and digits, mostly 37. It is the item_id that you stored with the access token.',
);

async function item(itemId: string, { ports }: CommandContext): Promise<Message> {
  const record = await itemRecord(itemId, ports);
  if (record === undefined) return PLAID_ID.test(itemId) ? unknownItemMessage(itemId) : notAnId;
  const { health, events, accounts } = record;
  const trouble = worstTrouble(health.troubles);
  const [duplicates, connection, cases, notes] = await Promise.all([
    findDuplicates(record, ports),
    knownConnection(health.ids['client_user_id'], ports),
    casesOf(health, ports),
    ports.notes.of(itemId, SHOWN_NOTES),
  ]);
  const facts = itemFacts(health, events, accounts);
  return itemMessage({
    health,
    events,
    lastSignOfLife: lastSignOfLife(health, events),
    step: trouble && nextStepFor(trouble.code, trouble.errorType),
    advice: facts.advice,
    draft: trouble && writeTicket(errorKind(facts.advice), facts),
    surroundings: { duplicates, accounts, connection, cases, notes },
    now: ports.now(),
  });
}

async function history(itemId: string, { ports }: CommandContext): Promise<Message> {
  const events = await ports.inbox.historySince(itemId, new Date(0));
  if (events.length === 0) return PLAID_ID.test(itemId) ? unknownItemMessage(itemId) : notAnId;
  return itemHistoryMessage(itemId, statusChanges(events).reverse());
}

function lastSignOfLife(health: ItemHealth, events: readonly ItemEvent[]): string | undefined {
  const ofData = events.find((event) => event.kind !== 'checked' && isSignOfLife(event))?.at;
  return ofData ?? (health.recovery?.by === CHECKED ? undefined : health.recovery?.at);
}
