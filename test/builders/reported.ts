import { applyToItem } from '#lib/flows/apply-to-item.ts';
import { learnFrom } from '#lib/flows/learn-from.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';
import { parseReport } from '#lib/reports/parse-report.ts';

import type { fakePorts } from '../fakes/fake-ports.ts';

type FakePorts = ReturnType<typeof fakePorts>;

/** Your app reports this: it is kept, learnt from and applied, as the doors and the inbox function do. */
export async function reported(
  ports: FakePorts,
  body: Readonly<Record<string, unknown>>,
): Promise<InboxEntry> {
  const text = JSON.stringify(body);
  const [at, receivedAt] = [ports.now(), ports.now()];
  const entry = parseReport(Buffer.from(text), { at, receivedAt, bodyHash: text });
  await ports.inbox.keep(entry);
  if (entry.kind !== 'item' && entry.kind !== 'user' && entry.kind !== 'other')
    throw new Error(`kept ${entry.kind}`);
  await learnFrom(entry, ports);
  if (entry.kind === 'item') await applyToItem(entry.event, ports);
  // Two reports of one second would otherwise have no order.
  ports.pass(1_000);
  return entry;
}
