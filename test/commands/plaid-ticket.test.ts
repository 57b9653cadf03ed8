import { describe, expect, it } from 'vitest';

import { openTicket } from '#lib/flows/open-ticket.ts';
import { allKinds } from '#lib/tickets/all-kinds.ts';
import type { TicketOrigin } from '#lib/tickets/ticket-origin.ts';

import { ask } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { START } from '../builders/item-events.ts';
import { reported } from '../builders/reported.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const ITEM = itemIdNumber(1);
const ACCOUNT = 'Ac3mQ9vT2xKpLwZ7aRn5Yd8BfGh1JsEuIoP46';
const SESSION = '3f1c8a52-6e0d-4b97-a2c4-90d7e5b1f683';
const OTHER_SESSION = '8d2e7b41-5c9f-4a06-b3d8-17f60a2c9e54';
const REQUEST = 'mQ3vT9xKp2LwZ7a';
const CONNECTION = 'c0da7b1e-2f3a-4c5d-8e6f-7a8b9c0d1e2f';
const TRANSFER = '5b7d9f1a-3c5e-4789-8bad-cf01e2345678';
const STRANGER = 'Zk8rTwQm2NvXb5LpHs9DfGjC3yUeA7oR1iB46';

/** Your app has told of one Item, of what went wrong with it, and of a user with two others. */
async function world() {
  const ports = fakePorts(START);
  const item = { item_id: ITEM, institution_id: 'ins_109508', institution_name: 'Tattersall Bank' };
  await reported(ports, {
    ...item,
    kind: 'item',
    client_user_id: 'tenant-42',
    codat_connection_id: CONNECTION,
    accounts: [{ account_id: ACCOUNT, name: 'Savings', mask: '0817', type: 'depository' }],
  });
  await reported(ports, {
    kind: 'link_exit',
    item_id: ITEM,
    link_session_id: SESSION,
    request_id: REQUEST,
    error: { error_type: 'ITEM_ERROR', error_code: 'INVALID_CREDENTIALS' },
  });
  for (const number of [2, 3])
    await reported(ports, {
      kind: 'item',
      item_id: itemIdNumber(number),
      client_user_id: 'tenant-of-two',
      institution_id: 'ins_3',
    });
  await reported(ports, {
    kind: 'link_exit',
    client_user_id: 'tenant-of-none',
    link_session_id: OTHER_SESSION,
  });
  await reported(ports, {
    kind: 'api_error',
    transfer_id: TRANSFER,
    request_id: 'nO1itemHere0001',
  });
  return ports;
}

/** What the form is about that `/plaid ticket <text>` opens. @throws when it opens none */
async function asked(text: string, ports = fakePorts(START)) {
  const { form } = await ask(`ticket ${text}`, { ports });
  if (form === undefined) throw new Error(`no form for ${text}`);
  const opened = await openTicket(form.origin, form.kind, {}, ports);
  return { ...form, shown: 'modal' in opened ? seen(opened.modal) : seen(opened.problem) };
}

describe('/plaid ticket', () => {
  it('alone opens the form of a question about nothing', async () => {
    const { origin, kind, shown } = await asked('');
    expect(origin).toEqual({ about: '' });
    expect(kind).toBeUndefined();
    expect(shown).not.toContain('Known, and filled in');
  });

  it('says in words what it does, where no form can open', async () => {
    expect((await ask('ticket')).text).toBe('The form of the ticket opens …');
  });

  it('lists all kinds in its help', async () => {
    const help = seen(await ask('help ticket'));
    for (const { name } of allKinds()) expect(help).toContain(name);
  });
});

describe('the kind of a ticket', () => {
  it.each(allKinds())('$name, as it is', async ({ name }) => {
    expect((await asked(name)).kind).toBe(name);
  });

  it.each([
    { typed: 'MISSING-TRANSACTIONS', kind: 'missing-transactions' },
    { typed: 'missing_transactions', kind: 'missing-transactions' },
    { typed: '"missing-transactions"', kind: 'missing-transactions' },
    { typed: 'missing-transaction', kind: 'missing-transactions' },
    { typed: 'mising-transactons', kind: 'missing-transactions' },
    { typed: 'missing-t', kind: 'missing-transactions' },
    { typed: 'missing-a', kind: 'missing-accounts' },
    { typed: 'transfr', kind: 'transfer' },
    { typed: 'trasnfer', kind: 'transfer' },
    { typed: 'codt', kind: 'codat' },
    { typed: 'identity', kind: 'identity-verification' },
    { typed: 'Ident', kind: 'identity-verification' },
    { typed: 'insti', kind: 'institution' },
    { typed: 'questions', kind: 'question' },
  ])('$typed means $kind', async ({ typed, kind }) => {
    expect((await asked(typed)).kind).toBe(kind);
    expect((await asked(`${typed} ${STRANGER}`)).kind).toBe(kind);
  });

  it.each([
    { case: 'several begin so', typed: 'missing' },
    { case: 'nothing is like it', typed: 'weather' },
    { case: 'a mention', typed: '<!channel>' },
    { case: 'the name of every prototype', typed: '__proto__' },
    { case: 'a constructor', typed: 'constructor' },
    { case: 'a sentence', typed: 'where is the form' },
    { case: 'letters of another script', typed: 'チケット' },
  ])('$typed is none ($case): a sentence, and no form', async ({ typed }) => {
    const answer = await ask(`ticket ${typed}`);
    expect(answer.form).toBeUndefined();
    expect(answer.text).toContain('/plaid help ticket');
    expect(seen(answer)).not.toContain('<!channel>');
  });
});

describe('any id leads to its Item', () => {
  const ways: { case: string; typed: string; ids: TicketOrigin['ids'] }[] = [
    { case: 'its own', typed: ITEM, ids: undefined },
    { case: 'one of its accounts', typed: ACCOUNT, ids: { account_id: ACCOUNT } },
    { case: 'a Link session', typed: SESSION, ids: { link_session_id: SESSION } },
    { case: 'a request', typed: REQUEST, ids: { request_id: REQUEST } },
    { case: 'its only user', typed: 'tenant-42', ids: { client_user_id: 'tenant-42' } },
    { case: 'a Codat connection', typed: CONNECTION, ids: { connectionId: CONNECTION } },
  ];

  it.each(ways)('$case: $typed', async ({ typed, ids }) => {
    const ports = await world();
    const { origin, kind, shown } = await asked(typed, ports);
    expect(origin).toEqual({ about: `item ${ITEM}`, ...(ids && { ids }) });
    expect(kind).toBeUndefined();
    expect(shown).toContain(`item_id \`${ITEM}\``);
    expect(shown).toContain('Tattersall Bank');
  });

  it.each(ways)('$case, behind any kind', async ({ typed }) => {
    const ports = await world();
    for (const { name } of allKinds()) {
      const { origin, kind } = await asked(`${name} ${typed}`, ports);
      expect({ about: origin.about, kind }).toEqual({ about: `item ${ITEM}`, kind: name });
    }
  });

  it.each([`"${SESSION}"`, `\`${SESSION}\``, `  ${SESSION}  `])('pasted as %s', async (typed) => {
    expect((await asked(`link ${typed}`, await world())).origin.about).toBe(`item ${ITEM}`);
  });
});

describe('an id that leads to no one Item', () => {
  it.each([
    { case: 'a user of two Items', typed: 'tenant-of-two', name: 'client_user_id' },
    { case: 'a session of a user of none', typed: OTHER_SESSION, name: 'link_session_id' },
    { case: 'a user of none', typed: 'tenant-of-none', name: 'client_user_id' },
    { case: 'a transfer that came without one', typed: TRANSFER, name: 'transfer_id' },
    { case: 'a request that came without one', typed: 'nO1itemHere0001', name: 'request_id' },
  ])('$case is named as what it is stored as', async ({ typed, name }) => {
    const { origin } = await asked(typed, await world());
    expect(origin).toEqual({ about: '', ids: { [name]: typed } });
  });

  it.each([
    { typed: 'ins_900017', name: 'institution_id' },
    { typed: 'usr_7kPq2Wm9ZsT4', name: 'user_id' },
    { typed: 'idv_8Hn3Rv6Jx2Bd', name: 'identity_verification_id' },
    { typed: REQUEST, name: 'request_id' },
    { typed: STRANGER, name: 'item_id' },
    { typed: `link ${SESSION}`, name: 'link_session_id' },
    { typed: `mfa ${SESSION}`, name: 'link_session_id' },
    { typed: `question ${REQUEST}`, name: 'request_id' },
    { typed: `identity-verification flwses_5Lt9Gc1Qy4Mf`, name: 'identity_verification_id' },
  ])('$typed is a $name, by its shape and the kind', async ({ typed, name }) => {
    const { origin } = await asked(typed);
    expect(origin).toEqual({ about: '', ids: { [name]: typed.split(' ').at(-1) } });
  });

  it.each([
    { case: 'a UUID without a kind', typed: SESSION, says: 'may be `link_session_id`' },
    { case: 'a UUID of a transfer', typed: `transfer ${SESSION}`, says: '`authorization_id`' },
    { case: 'a UUID of Codat', typed: `codat ${SESSION}`, says: '`connectionId`' },
    { case: 'a UUID of a kind without any', typed: `maintenance ${SESSION}`, says: 'may be' },
    { case: 'the shape of nothing', typed: 'link tenant-43', says: 'the shape of no identifier' },
    { case: 'a word', typed: 'link maybe', says: 'the shape of no identifier' },
  ])('$case, of which nothing is stored: a sentence, and no claim', async ({ typed, says }) => {
    const answer = await ask(`ticket ${typed}`);
    expect(answer.text).toContain(says);
    expect(answer.form).toBeUndefined();
  });

  it('is nearly a kind: what is stored under it comes first', async () => {
    const ports = await world();
    await reported(ports, { kind: 'item', item_id: itemIdNumber(4), client_user_id: 'link7' });
    expect(await asked('link7', ports)).toMatchObject({
      origin: { about: `item ${itemIdNumber(4)}` },
      kind: undefined,
    });
    expect(await asked('link8', ports)).toMatchObject({ origin: { about: '' }, kind: 'link' });
  });

  it.each([
    { case: 'of an Item', right: ITEM },
    { case: 'of an account', right: ACCOUNT },
    { case: 'of a request', right: REQUEST },
  ])('in the wrong case $case: asks whether the right one is meant', async ({ right }) => {
    const ports = await world();
    for (const typed of [right.toLowerCase(), right.toUpperCase()]) {
      const answer = await ask(`ticket missing-transactions ${typed}`, { ports });
      expect(answer.form).toBeUndefined();
      expect(answer.text).toContain(`/plaid ticket missing-transactions ${right}`);
      const bare = await ask(`ticket ${typed}`, { ports });
      expect(bare.form).toBeUndefined();
      expect(bare.text).toContain(`/plaid ticket ${right}`);
    }
  });

  it.each([`link ${ITEM} ${SESSION}`, 'link the last session', `link <@U0VICTIM>`, 'link -x'])(
    '%s is no single one',
    async (typed) => {
      const calls: string[] = [];
      const ports = fakePorts(START, (place) => calls.push(place));
      const answer = await ask(`ticket ${typed}`, { ports });
      expect(answer.text).toContain('no single identifier');
      expect(answer.form).toBeUndefined();
      expect(calls).toEqual([]);
    },
  );

  it('is a secret: refused, masked, and nothing is looked up', async () => {
    const calls: string[] = [];
    const ports = fakePorts(START, (place) => calls.push(place));
    const answer = await ask('ticket link access-sandbox-0815-none-of-ours', { ports });
    expect(answer.text).toContain('rotate it');
    expect(answer.form).toBeUndefined();
    expect(JSON.stringify([answer, ports.log.lines])).not.toContain('0815');
    expect(calls).toEqual([]);
  });

  it('is looked up by two keys, in the store of Items and in the index', async () => {
    const calls: string[] = [];
    const ports = fakePorts(START, (place, when) => {
      if (when === 'before') calls.push(place);
    });
    await ask(`ticket link ${SESSION}`, { ports });
    const own = calls.filter((place) => !place.startsWith('institutions.'));
    expect(own).toEqual(['items.find', 'identifiers.find']);
  });
});
