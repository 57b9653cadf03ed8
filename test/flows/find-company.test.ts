import { describe, expect, it } from 'vitest';

import { findCompany } from '#lib/flows/find-company.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { START } from '../builders/item-events.ts';
import { hearConnections } from '../builders/hear-connections.ts';
import { knownHealth } from '../builders/known-health.ts';
import { connectionOf, fakeCodat, type FakeCompany, uuidOf } from '../fakes/fake-codat.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const MINUTE = 60_000;
const LAST_ID = uuidOf(999);
const LAST_CONNECTION = uuidOf(999, 'd');
const nowhere = uuidOf(4_711, 'e');

/** A thousand companies: ten pages, each with a connection. */
const thousand: readonly FakeCompany[] = Array.from({ length: 1_000 }, (_, index) => ({
  companyId: uuidOf(index),
  name: index === 999 ? 'Houndstooth Bakery' : `Shop number ${String(index)}`,
  connections: [connectionOf({ connectionId: uuidOf(index, 'd') })],
}));

/** @param msPerPage how long Codat takes for a page of its list */
function world(companies: readonly FakeCompany[], msPerPage = 0) {
  const ports = fakePorts(START);
  const codat = fakeCodat(companies, (call) => {
    if (call.startsWith('page')) ports.pass(msPerPage);
  });
  return {
    ports,
    codat,
    ask: (words: string) => findCompany(words, codat, ports),
    pages: () => codat.asked.filter((call) => call.startsWith('page')),
  };
}

describe('by id', () => {
  it('of a company: one request', async () => {
    const { ask, codat } = world(thousand);
    expect(await ask(LAST_ID.toUpperCase())).toEqual({ kind: 'one', companyId: LAST_ID });
    expect(codat.asked).toEqual([`company ${LAST_ID}`]);
  });

  it('of a connection on the last of ten pages; then without any request', async () => {
    const { ask, codat, pages, ports } = world(thousand);
    const found = { kind: 'one', companyId: LAST_ID, connectionId: LAST_CONNECTION };
    expect(await ask(LAST_CONNECTION)).toEqual(found);
    expect(pages()).toHaveLength(10);
    await hearConnections(ports);
    codat.asked.length = 0;
    expect(await ask(LAST_CONNECTION)).toEqual(found);
    expect(await ask(uuidOf(3, 'd'))).toMatchObject({ kind: 'one', companyId: uuidOf(3) });
    expect(codat.asked).toEqual([]);
  });

  it('of a connection on the first page: the others are not read', async () => {
    const { ask, pages } = world(thousand);
    expect(await ask(uuidOf(7, 'd'))).toMatchObject({ kind: 'one', companyId: uuidOf(7) });
    expect(pages()).toEqual(['page 1']);
  });

  it('that a webhook, or an earlier look, has taught: at once', async () => {
    const { ask, codat, ports } = world([]);
    await ports.connections.save(knownHealth(LAST_CONNECTION, LAST_ID), undefined);
    expect(await ask(LAST_CONNECTION)).toMatchObject({ kind: 'one', companyId: LAST_ID });
    expect(codat.asked).toEqual([]);
  });

  it('of nothing: all has been looked through, and is not at once again', async () => {
    const { ask, pages, ports } = world(thousand);
    expect(await ask(nowhere)).toEqual({ kind: 'none', asOf: START });
    expect(pages()).toHaveLength(10);
    ports.pass(9 * MINUTE);
    expect(await ask(nowhere)).toEqual({ kind: 'none', asOf: START });
    expect(await ask('nobody of this name')).toEqual({ kind: 'none', asOf: START });
    expect(pages()).toHaveLength(10);
    ports.pass(2 * MINUTE);
    expect(await ask(nowhere)).toMatchObject({ kind: 'none' });
    expect(pages()).toHaveLength(20);
  });
});

describe('a list that takes longer than there is time for', () => {
  it('is gone on with where it was left, page by page, and none is read twice', async () => {
    const { ask, pages } = world(thousand, 4_000);
    expect(await ask(LAST_CONNECTION)).toEqual({
      kind: 'not yet',
      why: 'time',
      read: 300,
      total: 1_000,
      alike: [],
    });
    expect(await ask(LAST_CONNECTION)).toMatchObject({ kind: 'not yet', read: 600 });
    expect(await ask(LAST_CONNECTION)).toMatchObject({ kind: 'not yet', read: 900 });
    expect(await ask(LAST_CONNECTION)).toMatchObject({ kind: 'one', companyId: LAST_ID });
    expect(pages()).toEqual(Array.from({ length: 10 }, (_, page) => `page ${String(page + 1)}`));
  });

  it('begins anew after an hour', async () => {
    const { ask, pages, ports } = world(thousand, 4_000);
    await ask(LAST_CONNECTION);
    ports.pass(61 * MINUTE);
    await ask(LAST_CONNECTION);
    expect(pages()).toEqual(['page 1', 'page 2', 'page 3', 'page 1', 'page 2', 'page 3']);
  });

  it('rests when the quota of the day is nearly used up', async () => {
    const { ask, codat, pages } = world(thousand);
    codat.left = 99;
    expect(await ask(LAST_CONNECTION)).toMatchObject({ kind: 'not yet', why: 'quota', read: 100 });
    codat.left = 100;
    expect(await ask(LAST_CONNECTION)).toMatchObject({ kind: 'one' });
    expect(pages()).toHaveLength(10);
  });

  it.each([
    { case: 'Codat refuses', place: 'codat' },
    { case: 'the store fails', place: 'store' },
  ])('$case in the middle: what was read stays, and it goes on from there', async ({ place }) => {
    let fails = true;
    const refuse = (what: string) => {
      if (fails && what === 'page 4') throw new UpstreamError('codat', 'http_429');
    };
    const ports = fakePorts(START, (what, when) => {
      if (fails && place === 'store' && what === 'companies.saveProgress' && when === 'before')
        throw new UpstreamError('store', 'down');
    });
    const codat = fakeCodat(thousand, place === 'codat' ? refuse : undefined);
    await expect(findCompany(LAST_CONNECTION, codat, ports)).rejects.toBeInstanceOf(UpstreamError);
    fails = false;
    codat.asked.length = 0;
    expect(await findCompany(LAST_CONNECTION, codat, ports)).toMatchObject({ kind: 'one' });
    expect(codat.asked[1]).toBe(place === 'codat' ? 'page 4' : 'page 1');
  });

  it('two who look at once both find', async () => {
    const { ask } = world(thousand);
    const found = await Promise.all([ask(LAST_CONNECTION), ask(uuidOf(500, 'd'))]);
    expect(found).toMatchObject([{ companyId: LAST_ID }, { companyId: uuidOf(500) }]);
  });
});

describe('by name', () => {
  const named = (...names: string[]) => names.map((name, n) => ({ companyId: uuidOf(n), name }));

  it('on the last of ten pages; then without any request', async () => {
    const { ask, codat, pages } = world(thousand);
    const found = { kind: 'one', companyId: LAST_ID };
    expect(await ask('houndstooth BAKERY')).toEqual(found);
    expect(pages()).toHaveLength(10);
    codat.asked.length = 0;
    expect(await ask('Houndstooth')).toEqual(found);
    expect(codat.asked).toEqual([]);
  });

  it.each([
    { case: 'a part of it', words: 'hound', companyId: uuidOf(0) },
    { case: 'with a slip', words: 'houndstoth', companyId: uuidOf(0) },
    { case: 'without the accent', words: 'cafe noir', companyId: uuidOf(1) },
    { case: 'as it is, though another begins so', words: 'tweed', companyId: uuidOf(2) },
    { case: 'in another script', words: 'みずうみ', companyId: uuidOf(4) },
  ])('$case', async ({ words, companyId }) => {
    const { ask } = world(
      named('Houndstooth Bakery', 'Café Noir', 'Tweed', 'Tweed & Sons', 'みずうみ 商店'),
    );
    expect(await ask(words)).toEqual({ kind: 'one', companyId });
  });

  it('of several: they are offered, five at most, and all are counted', async () => {
    const { ask } = world(named(...Array.from({ length: 8 }, (_, n) => `Corner ${String(n)}`)));
    const found = await ask('corner');
    expect(found).toMatchObject({ kind: 'several', count: 8 });
    expect(found.kind === 'several' && found.companies).toHaveLength(5);
  });

  it('two of one name are both offered', async () => {
    const { ask } = world([...named('Twin', 'Twin')]);
    await ask('nobody');
    expect(await ask('twin')).toMatchObject({ kind: 'several', count: 2 });
  });

  it('what is only like it waits for the whole list: a better one may come', async () => {
    const companies = thousand.map((one, n) =>
      n === 5 ? { ...one, name: 'Houndstooth Ltd' } : one,
    );
    const { ask } = world(companies, 4_000);
    const early = await ask('houndstooth');
    expect(early).toMatchObject({
      kind: 'not yet',
      read: 300,
      alike: [{ companyId: uuidOf(5), name: 'Houndstooth Ltd' }],
    });
    await ask('houndstooth');
    await ask('houndstooth');
    expect(await ask('houndstooth')).toMatchObject({ kind: 'several', count: 2 });
  });

  it.each(['…', '!!', '<!channel>', 'constructor', '%'])('"%s" finds nothing', async (words) => {
    const { ask } = world(named('Houndstooth Bakery'));
    expect(await ask(words)).toMatchObject({ kind: 'none' });
  });
});
