import type { ItemEvent, PlaidError, UserEvent } from '#lib/health/item-event.ts';

/** What came in and was signed. The first four kinds are dealt with, the others wait to be understood. */
export type InboxEntry =
  | { kind: 'item'; event: ItemEvent }
  /** Of a Codat connection: its health is kept as an Item's. */
  | { kind: 'connection'; event: ItemEvent }
  | { kind: 'user'; clientUserId: string; event: UserEvent }
  | (Received & {
      kind: 'other';
      subject: string;
      ids: Readonly<Record<string, string>>;
      error?: PlaidError | undefined;
    })
  | (Received & { kind: 'unfollowed'; subject: string; excerpt: string })
  | (Received & { kind: 'quarantined'; reason: string; size: number; excerpt: string });

/** What the inbox function deals with. */
export type KeptEntry = Extract<InboxEntry, { kind: 'item' | 'connection' | 'user' | 'other' }>;

interface Received {
  at: string;
  receivedAt: string;
  source: string;
  bodyHash: string;
}

/** When and in what an entry came, with all that this kind of entry says. */
export function received<Entry extends InboxEntry>(
  entry: Entry,
): Entry extends { event: infer Event } ? Event : Entry;
export function received(entry: InboxEntry): Received {
  return 'event' in entry ? entry.event : entry;
}

/** Plaid's error that an entry came with. What Codat tells is none of Plaid's; and a check that finds one has not failed. */
export function errorIn(
  entry: InboxEntry,
): { error: PlaidError; institutionId: string | undefined } | undefined {
  const what = received(entry);
  const isOurs = entry.kind === 'connection' || ('kind' in what && what.kind === 'checked');
  if (isOurs || !('error' in what) || what.error === undefined) return undefined;
  return { error: what.error, institutionId: what.ids['institution_id'] || undefined };
}
