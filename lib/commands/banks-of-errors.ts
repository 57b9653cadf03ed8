import { banksHit } from '#lib/health/banks-hit.ts';
import type { ErrorCount } from '#lib/health/error-count.ts';
import type { ReviewBanks } from '#lib/messages/review-message.ts';

import type { CommandContext } from './command.ts';

/** Webhooks name no bank, but the Items do. Of many a few tell enough: the answer says of how many. */
const MOST_ITEMS = 20;
const MOST_NAMES = 20;
const SHOWN_BANKS = 3;

/** At which banks errors came, as far as it is known or found out with a few reads. */
export async function banksOfErrors(
  counts: readonly ErrorCount[],
  ports: Pick<CommandContext['ports'], 'items' | 'institutions'>,
): Promise<ReviewBanks> {
  const bankOf = new Map(
    counts.flatMap(({ items }) =>
      [...items].flatMap(([itemId, bank]) => (bank === undefined ? [] : [[itemId, bank] as const])),
    ),
  );
  const names = new Map<string, string>();
  const looked = await Promise.all(
    sampleOf(counts, bankOf).map((itemId) => ports.items.find(itemId)),
  );
  for (const { health } of looked.flatMap((found) => found ?? [])) {
    const { institution_id: institutionId, institution_name: name } = health.ids;
    if (institutionId) bankOf.set(health.itemId, institutionId);
    if (institutionId && name) names.set(institutionId, name);
  }
  const hits = counts.map((count) => banksHit(count, bankOf));
  const shown = hits.flatMap(({ banks }) => banks.slice(0, SHOWN_BANKS));
  const nameless = shown
    .map(({ institutionId }) => institutionId)
    .filter((id, index, all) => !names.has(id) && all.indexOf(id) === index);
  const found = await Promise.all(
    nameless.slice(0, MOST_NAMES).map((id) => ports.institutions.find(id)),
  );
  for (const { institutionId, name } of found.flatMap((one) => one ?? []))
    names.set(institutionId, name);
  return { hits, names };
}

/** Items of unknown bank: one of each code in turn, the worst code first. Ids are random, so the first are as good as any. */
function sampleOf(
  counts: readonly ErrorCount[],
  bankOf: ReadonlyMap<string, string>,
): readonly string[] {
  const waiting = counts.map(({ items }) =>
    [...items.keys()].filter((itemId) => !bankOf.has(itemId)).slice(0, MOST_ITEMS),
  );
  const sample = new Set<string>();
  for (let turn = 0; turn < MOST_ITEMS; turn += 1)
    for (const itemIds of waiting) {
      const itemId = itemIds[turn];
      if (itemId !== undefined && sample.size < MOST_ITEMS) sample.add(itemId);
    }
  return [...sample];
}
