import { type KeptEntry, received } from '#lib/incoming/inbox-entry.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { accountMark } from '#lib/health/account.ts';
import type { Ports } from '#lib/ports.ts';
import type { SeenIdentifier } from '#lib/ports/identifier-index.ts';

/** Banks have very many Items: those are counted by the Items' own index, and found by the bank's name. */
const ofBanks = ['institution_id', 'institution_name', 'companyName'];

/** Takes note of every identifier, account and bank's name that a kept entry carries, so that each can be found. */
export async function learnFrom(
  entry: KeptEntry,
  ports: Pick<Ports, 'identifiers' | 'institutions' | 'companies' | 'accounts'>,
): Promise<void> {
  const { ids, source, at } = received(entry);
  const whose = {
    itemId: entry.kind === 'item' ? entry.event.itemId : undefined,
    clientUserId: entry.kind === 'user' ? entry.clientUserId : undefined,
  };
  const named = [
    ...Object.entries(ids).filter(([name]) => !ofBanks.includes(name)),
    ...(whose.itemId === undefined ? [] : [['item_id', whose.itemId] as const]),
    ...(whose.clientUserId === undefined ? [] : [['client_user_id', whose.clientUserId] as const]),
    ...(entry.kind === 'item' ? idsOfAccounts(entry.event) : []),
  ];
  const seen = { ...whose, source, code: codeIn(entry), at };
  await ports.identifiers.learn(
    named.map(([name, value]): SeenIdentifier => ({ name, value, ...seen })),
  );
  if (entry.kind === 'connection' || entry.kind === 'other') await learnCompany(entry, ports);
  if (entry.kind === 'connection') return;
  const { institution_id: institutionId, institution_name: name } = ids;
  if (institutionId !== undefined && name !== undefined)
    await ports.institutions.learn({ institutionId, name });
  if (entry.kind === 'item' && entry.event.kind === 'described' && entry.event.accounts.length > 0)
    await ports.accounts.learn(entry.event.itemId, entry.event.accounts, at);
}

/** Of Codat: what its companies are called. */
async function learnCompany(
  entry: Extract<KeptEntry, { kind: 'connection' | 'other' }>,
  ports: Pick<Ports, 'companies'>,
): Promise<void> {
  const ofConnection = entry.kind === 'connection' ? entry.event.connection : undefined;
  const companyId = received(entry).ids['companyId'];
  const name = ofConnection?.companyName ?? received(entry).ids['companyName'];
  if (companyId !== undefined && name !== undefined)
    await ports.companies.learn({ companyId, name });
}

/** The ids of the accounts, and by what each is known again in another Item. */
function idsOfAccounts(event: ItemEvent): (readonly [name: string, value: string])[] {
  if (event.kind !== 'described') return [];
  const institutionId = event.ids['institution_id'];
  return event.accounts.flatMap((account) => {
    const mark = accountMark(institutionId, account);
    return [
      ['account_id', account.accountId] as const,
      ...(mark === undefined ? [] : [['account_mark', mark] as const]),
    ];
  });
}

function codeIn(entry: KeptEntry): string | undefined {
  const what = received(entry);
  return 'error' in what ? what.error?.code : undefined;
}
