import { type KnownConnection, knownConnection } from '#lib/commands/known-connection.ts';
import { applyEvent } from '#lib/health/apply-event.ts';
import type { LiveInstitution } from '#lib/health/institution-status.ts';
import { CHECKED, type ItemCheck } from '#lib/health/item-check.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { isSameHealth, type ItemHealth } from '#lib/health/item-health.ts';
import type { CheckReport } from '#lib/messages/check-message.ts';
import type { LivePorts } from '#lib/live-ports.ts';

import { askAboutItem, type Told } from './ask-about-item.ts';
import { timeLimit } from './time-limit.ts';

/** Whoever asks: Plaid takes 15 questions a minute about one Item, and the team's own app has some, too. */
export const GAP_MS = 60_000;

/** Somebody waits, and was promised five seconds: the rest is for the stores and for Slack. */
const LOOK_MS = 4_200;

/** `/plaid check`: asks Plaid about an Item, and keeps what it says as an event of that Item. */
export async function checkItem(
  itemId: string,
  ports: LivePorts,
): Promise<CheckReport | { tooSoon: ItemCheck; now: Date }> {
  const now = ports.now();
  const tooSoon = await ports.checks.begin(itemId, now, GAP_MS);
  if (tooSoon !== undefined) return { tooSoon, now };
  const limit = timeLimit(LOOK_MS, ports);
  try {
    const before = (await ports.items.find(itemId))?.health;
    const bank = before?.ids['institution_id'];
    const asked = askAboutItem(itemId, ports, limit.signal);
    const [told, institution, connection] = await Promise.all([
      asked,
      bank === undefined
        ? asked.then(({ live }) => bankOf(live?.institutionId, ports, limit.signal))
        : bankOf(bank, ports, limit.signal),
      connectionOf(before, ports),
    ]);
    const event = eventOf(itemId, told, now, ports);
    if (event !== undefined) await ports.inbox.keep({ kind: 'item', event });
    await ports.checks.finish(itemId, now, told.outcome);
    const after = event === undefined ? before : applyEvent(before, event, []);
    return { itemId, ...told, before, after, institution, connection, now };
  } finally {
    limit.end();
  }
}

/**
 * The same without anybody who waits for an answer: it is kept only where it changes what is known.
 *
 * @returns undefined where Plaid was asked too short a time ago
 */
export async function recheckItem(itemId: string, ports: LivePorts): Promise<Told | undefined> {
  const now = ports.now();
  if ((await ports.checks.begin(itemId, now, GAP_MS)) !== undefined) return undefined;
  const limit = timeLimit(LOOK_MS, ports);
  try {
    const told = await askAboutItem(itemId, ports, limit.signal);
    const event = eventOf(itemId, told, now, ports);
    const before = (await ports.items.find(itemId))?.health;
    const isNews =
      event !== undefined &&
      (before === undefined || !isSameHealth(applyEvent(before, event, []), before));
    if (isNews) await ports.inbox.keep({ kind: 'item', event });
    await ports.checks.finish(itemId, now, told.outcome);
    ports.log.info('item rechecked', { itemId, ...told.outcome, isNews });
    return told;
  } finally {
    limit.end();
  }
}

/** @returns undefined where nothing was learnt of the Item */
function eventOf(
  itemId: string,
  { outcome, live, error, requestId }: Told,
  asked: Date,
  { now, plaid }: LivePorts,
): ItemEvent | undefined {
  if (outcome.kind === 'not learnt') return undefined;
  const ids = {
    institution_id: live?.institutionId,
    institution_name: live?.institutionName,
    request_id: requestId,
  };
  return {
    kind: 'checked',
    itemId,
    // Webhooks tell their time in whole seconds: so of one second the later arrival counts, as everywhere.
    at: new Date(Math.floor(asked.getTime() / 1000) * 1000).toISOString(),
    receivedAt: now().toISOString(),
    source: CHECKED,
    bodyHash: `checked ${error?.code ?? ''}`.trim(),
    environment: plaid.environment,
    ids: Object.fromEntries(Object.entries(ids).flatMap(([name, id]) => (id ? [[name, id]] : []))),
    error,
    consentUntil: live?.consentUntil,
  };
}

/** @returns undefined where it is not known, or is not told in time: the answer does without it */
async function bankOf(
  institutionId: string | undefined,
  ports: LivePorts,
  stop: AbortSignal,
): Promise<LiveInstitution | undefined> {
  if (institutionId === undefined || institutionId === '') return undefined;
  try {
    return await ports.plaid.institution(institutionId, stop);
  } catch (error) {
    ports.log.error('no status of the bank', error, { institutionId });
    return undefined;
  }
}

async function connectionOf(
  health: ItemHealth | undefined,
  ports: LivePorts,
): Promise<KnownConnection | undefined> {
  try {
    return await knownConnection(health?.ids['client_user_id'], ports);
  } catch (error) {
    ports.log.error('no state of the Codat connection', error);
    return undefined;
  }
}
