import { randomBytes } from 'node:crypto';

import { type Ago, type MadeUpCompany, madeUpCompanies } from './codat-world.ts';

const platforms = {
  plaid: {
    integrationId: '580146ed-7556-4f92-8bf9-7344667763ec',
    integrationKey: 'suuo',
    sourceId: '46ee0089-dc88-405a-9667-9fb3d9976f19',
    platformName: 'Plaid',
    sourceType: 'Banking',
  },
  books: {
    integrationId: 'fd321cb6-7963-4506-b873-e99593a45e30',
    integrationKey: 'gbol',
    sourceId: '8a156a5a-39cb-4f9d-856e-76ef9b9a9607',
    platformName: 'Ledgerdemain',
    sourceType: 'Accounting',
  },
};

export type CodatJson = Readonly<Record<string, unknown>>;

/** The companies as Codat's API gives them, `dataConnections` and all. */
export function companiesAt(now: Date): (CodatJson & { id: string })[] {
  return madeUpCompanies.map((one) => companyJson(one, now));
}

export function companyJson(one: MadeUpCompany, now: Date): CodatJson & { id: string } {
  return {
    id: one.id,
    name: one.name,
    description: 'made up',
    platform: '',
    redirect: `https://link.codat.io/company/${one.id}`,
    lastSync: now.toISOString(),
    dataConnections: connectionsJson(one, now),
    created: '2026-01-05T11:30:00Z',
    createdByUserName: 'A Person',
    products: ['lending'],
    referenceSubsidiaryCompanies: [],
  };
}

export function connectionsJson({ id, connections }: MadeUpCompany, now: Date): CodatJson[] {
  return connections.map(({ platform, lastSync, errors, ...one }) => ({
    id: one.id,
    ...platforms[platform],
    // A password of its own each time, as Codat makes it: it works once.
    linkUrl: `https://link-api.codat.io/companies/${id}/connections/${one.id}/start?otp=${randomBytes(8).toString('hex')}`,
    status: one.status,
    lastSync: lastSync === undefined ? null : dateOf(lastSync, now),
    created: '2026-01-05T11:53:29Z',
    ...(errors === undefined
      ? { dataConnectionErrors: null }
      : {
          dataConnectionErrors: errors.map(({ hoursAgo, isOver, ...error }) => ({
            ...error,
            erroredOnUtc: dateOf({ hoursAgo }, now),
            status: isOver === true ? 'Resolved' : 'Active',
            resolvedOnUtc: isOver === true ? dateOf({ hoursAgo: hoursAgo - 1 }, now) : null,
          })),
        }),
  }));
}

/** An object by data type; of what never was synced there is the type alone. */
export function dataStatusJson({ data }: MadeUpCompany, now: Date): CodatJson {
  return Object.fromEntries(
    Object.entries(data).map(([dataType, currentStatus]) => [
      dataType,
      currentStatus === ''
        ? { dataType }
        : {
            dataType,
            ...(currentStatus === 'Complete' && {
              lastSuccessfulSync: dateOf({ hoursAgo: 3 }, now),
            }),
            currentStatus,
            latestSyncId: 'd03b6979-eb3b-447a-a27a-13cf457a9f48',
          },
    ]),
  );
}

/** With seven digits of a second, as Codat writes some of them. */
function dateOf({ hoursAgo }: Ago, now: Date): string {
  return new Date(now.getTime() - hoursAgo * 3_600_000).toISOString().replace('Z', '6437Z');
}
