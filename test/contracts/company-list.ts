import { expect, it } from 'vitest';

import type { CompanyList, KnownCompany } from '#lib/ports/name-lists.ts';

const bakery = { companyId: '5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40', name: 'Houndstooth Bakery' };
const books = { companyId: 'a94f02c7-58d3-4b1e-9c60-e7f5138b2d04', name: 'Gingham & Söhne 🧵' };
const T1 = '2026-11-21T12:00:00.000Z';
const T2 = '2026-11-21T12:05:00.000Z';

function sorted(list: readonly KnownCompany[]): KnownCompany[] {
  return [...list].sort((a, b) => (a.companyId < b.companyId ? -1 : 1));
}

/** What any list of companies must do; of their names it does what that of institutions does. @param open gives an empty one */
export function companyListContract(open: () => Promise<CompanyList>): void {
  it('knows none at first, and nothing has been read', async () => {
    const companies = await open();
    expect(await companies.all()).toEqual([]);
    expect(await companies.find(bakery.companyId)).toBeUndefined();
    expect(await companies.find('')).toBeUndefined();
    expect(await companies.progress()).toEqual({});
  });

  it('gives back what it learnt; the newest name holds', async () => {
    const companies = await open();
    for (const one of [bakery, books, bakery, { ...bakery, name: 'Houndstooth Café' }])
      await companies.learn(one);
    expect(await companies.find(books.companyId)).toEqual(books);
    const renamed = { ...bakery, name: 'Houndstooth Café' };
    expect(sorted(await companies.all())).toEqual([renamed, books]);
  });

  it('without a name, or an id, nothing is learnt', async () => {
    const companies = await open();
    await companies.learn({ companyId: '', name: 'Nowhere' });
    await companies.learn({ ...bakery, name: '' });
    expect(await companies.all()).toEqual([]);
  });

  it('a name is cut where it is too long', async () => {
    const companies = await open();
    await companies.learn({ ...bakery, name: 'x'.repeat(5_000) });
    expect(await companies.find(bakery.companyId)).toEqual({ ...bakery, name: 'x'.repeat(120) });
  });

  it('remembers how far the list has been read', async () => {
    const companies = await open();
    const made = [
      { under: { since: T1, nextPage: 2 } },
      { under: { since: T1, nextPage: 3 }, wholeAt: undefined },
      { wholeAt: T1 },
      { under: { since: T2, nextPage: 2 }, wholeAt: T1 },
      {},
    ];
    for (const progress of made) {
      await companies.saveProgress(progress);
      const { under, wholeAt } = await companies.progress();
      expect({ under, wholeAt }).toEqual({ under: undefined, wholeAt: undefined, ...progress });
    }
  });

  it('that progress is no company', async () => {
    const companies = await open();
    await companies.learn(bakery);
    await companies.saveProgress({ under: { since: T1, nextPage: 2 } });
    expect(await companies.all()).toEqual([bakery]);
    expect(await companies.find('companies')).toBeUndefined();
  });
}
