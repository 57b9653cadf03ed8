import type { KeptEntry, Ports, SeenIdentifier } from '#lib/ports.ts';

/** Banks have very many Items: those are counted by the Items' own index, and found by the bank's name. */
const ofBanks = ['institution_id', 'institution_name'];

/** Takes note of every identifier and every bank's name that a kept entry carries, so that both can be found. */
export async function learnFrom(
  entry: KeptEntry,
  ports: Pick<Ports, 'identifiers' | 'institutions'>,
): Promise<void> {
  const { ids, source, at } = entry.kind === 'item' ? entry.event : entry;
  const itemId = entry.kind === 'item' ? entry.event.itemId : undefined;
  const named = Object.entries({ ...ids, ...(itemId !== undefined && { item_id: itemId }) });
  await ports.identifiers.learn(
    named
      .filter(([name]) => !ofBanks.includes(name))
      .map(([name, value]): SeenIdentifier => ({ name, value, itemId, source, at })),
  );
  const { institution_id: institutionId, institution_name: name } = ids;
  if (institutionId !== undefined && name !== undefined)
    await ports.institutions.learn({ institutionId, name });
}
