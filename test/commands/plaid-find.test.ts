import { describe, expect, it } from 'vitest';

import { learnFrom } from '#lib/flows/learn-from.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';

import { ask, buttonsIn, outsideAfter, questionsIn, sharedBy } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { alive, at, failed, START } from '../builders/item-events.ts';
import { reported } from '../builders/reported.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const ITEM = itemIdNumber(1);
const ACCOUNT = 'Ac3mQ9vT2xKpLwZ7aRn5Yd8BfGh1JsEuIoP46';
const UUID = '3f1c8a52-6e0d-4b97-a2c4-90d7e5b1f683';
const USER = 'usr_7kPq2Wm9ZsT4';

/** An event that carries these identifiers beside its Item's. */
function carrying(ids: Readonly<Record<string, string>>, event: ItemEvent): ItemEvent {
  return { ...event, ids: { ...event.ids, ...ids } };
}

/** A webhook that names no Item. */
function withoutItem(source: string, ids: Readonly<Record<string, string>>, seconds = 0) {
  const [received, bodyHash] = [at(seconds), `${source} ${String(seconds)}`];
  return {
    kind: 'other' as const,
    at: received,
    receivedAt: received,
    bodyHash,
    source,
    subject: source,
    ids,
  };
}

/** A tally of what was asked of the stores. */
function counting() {
  const calls: string[] = [];
  return {
    calls,
    fault: (place: string, when: 'before' | 'after') => {
      if (when === 'before') calls.push(place);
    },
  };
}

describe('/plaid find', () => {
  it('without an id explains itself', async () => {
    expect(seen(await ask('find'))).toContain('/plaid find &lt;id&gt;');
  });

  it('shows the one Item of an account: its state, bank, name, and since when', async () => {
    const ports = await outsideAfter([
      carrying({ account_id: ACCOUNT }, failed(60, { itemId: ITEM })),
    ]);
    const message = await ask(`find ${ACCOUNT}`, { ports });
    expect(message.text).toBe('1 Item has it.');
    expect(itemLines(seen(message))).toEqual([
      expect.stringMatching(
        `broken  \`${ITEM}\`  Bank ins_3  \\(its \`account_id\`, first seen in \`ITEM.ERROR\` \`ITEM_LOGIN_REQUIRED\`, <!date\\^${String(Date.parse(at(60)) / 1000)}\\^`,
      ),
    ]);
    expect(questionsIn(message)).toEqual([`item ${ITEM}`]);
    expect(sharedBy(message)).toBe(`find ${ACCOUNT}`);
  });

  it('shows each of three Items in its own state', async () => {
    const [first, second, third] = [1, 2, 3].map(itemIdNumber);
    const ports = await outsideAfter([
      carrying({ user_id: USER }, failed(0, { itemId: first ?? '' })),
      carrying({ user_id: USER }, alive(10, { itemId: second ?? '', institution: 'ins_9' })),
      carrying({ user_id: USER }, failed(20, { itemId: third ?? '', code: 'ITEM_LOCKED' })),
      carrying({ user_id: 'usr_of_another' }, failed(30, { itemId: itemIdNumber(4) })),
    ]);
    const message = await ask(`find ${USER}`, { ports });
    const lines = itemLines(seen(message));
    expect(message.text).toBe('3 Items have it.');
    expect(lines).toHaveLength(3);
    expect(lines.find((line) => line.includes(first ?? '?'))).toContain('broken');
    expect(lines.find((line) => line.includes(second ?? '?'))).toContain('healthy');
    expect(lines.find((line) => line.includes(second ?? '?'))).toContain('Bank ins_9');
    expect(lines.find((line) => line.includes(third ?? '?'))).toContain('broken');
    expect(buttonsIn(message).map(({ id }) => id)).toEqual(['share']);
  });

  it('of more Items than it has room for shows ten, and says how many more', async () => {
    const ports = fakePorts(START);
    const itemIds = Array.from({ length: 14 }, (_, index) => itemIdNumber(index + 1));
    const source = 'ITEM.ERROR';
    const learnt = { value: USER, name: 'user_id', source, at: START };
    await ports.identifiers.learn(itemIds.map((itemId) => ({ ...learnt, itemId })));
    const message = await ask(`find ${USER}`, { ports });
    expect(message.text).toBe('14 Items have it.');
    expect(seen(message).match(/its `user_id`/g)).toHaveLength(10);
    expect(seen(message)).toContain('and 4 more');
  });

  it('counts an Item once, even if it has the value under two names', async () => {
    const ids = { user_id: USER, client_user_id: USER };
    const ports = await outsideAfter([carrying(ids, failed(0, { itemId: ITEM }))]);
    const message = await ask(`find ${USER}`, { ports });
    expect(message.text).toBe('1 Item has it.');
    expect(seen(message)).toContain('`user_id`');
    expect(seen(message)).toContain('`client_user_id`');
    expect(questionsIn(message)).toEqual([`item ${ITEM}`]);
  });

  it('names the webhook that carried it without an Item', async () => {
    const ports = fakePorts(START);
    await learnFrom(withoutItem('TRANSFER.RECURRING_NEW_TRANSFER', { transfer_id: UUID }), ports);
    const message = await ask(`find ${UUID}`, { ports });
    expect(message.text).toBe('No Item has it, but it has come in.');
    expect(seen(message)).toContain(
      'as `transfer_id` in `TRANSFER.RECURRING_NEW_TRANSFER`, <!date^',
    );
    expect(seen(message)).not.toContain('/plaid item');
  });

  it('shows Items and webhooks without one side by side', async () => {
    const ports = await outsideAfter([carrying({ user_id: USER }, failed(0, { itemId: ITEM }))]);
    await learnFrom(withoutItem('CHECK_REPORT.USER_CHECK_REPORT_READY', { user_id: USER }), ports);
    const message = await ask(`find ${USER}`, { ports });
    expect(message.text).toBe('1 Item has it.');
    expect(itemLines(seen(message))).toHaveLength(1);
    expect(seen(message)).toContain('as `user_id` in `CHECK_REPORT.USER_CHECK_REPORT_READY`');
  });

  it.each([
    { case: 'lower case', typed: ACCOUNT.toLowerCase() },
    { case: 'upper case', typed: ACCOUNT.toUpperCase() },
    { case: 'one letter in the other case', typed: ACCOUNT.replace('mQ9', 'mq9') },
  ])('in $case: no match, but did you mean the right one', async ({ typed }) => {
    const ports = await outsideAfter([
      carrying({ account_id: ACCOUNT }, failed(0, { itemId: ITEM })),
    ]);
    const message = await ask(`find ${typed}`, { ports });
    expect(message.text).toBe(`No match; ids are case-sensitive. Did you mean \`${ACCOUNT}\`?`);
    expect(seen(message)).not.toContain(ITEM);
  });

  it('does not speak of another case where the very one is known', async () => {
    const other = ACCOUNT.replace('mQ9', 'mq9');
    const ports = await outsideAfter([
      carrying({ account_id: ACCOUNT }, failed(0, { itemId: ITEM })),
      carrying({ account_id: other }, failed(10, { itemId: itemIdNumber(2) })),
    ]);
    const message = await ask(`find ${ACCOUNT}`, { ports });
    expect(message.text).toBe('1 Item has it.');
    expect(seen(message)).not.toContain(itemIdNumber(2));
  });

  it('finds the Item by its own id', async () => {
    const ports = await outsideAfter([failed(0, { itemId: ITEM })]);
    const message = await ask(`find ${ITEM}`, { ports });
    expect(message.text).toBe('1 Item has it.');
    expect(itemLines(seen(message))).toEqual([
      expect.stringContaining('its `item_id`, first seen'),
    ]);
  });

  it('finds the Item by its own id from before there was an index', async () => {
    const stored = await outsideAfter([failed(0, { itemId: ITEM })]);
    const message = await ask(`find ${ITEM}`, {
      ports: { ...fakePorts(START), items: stored.items },
    });
    expect(message.text).toBe('1 Item has it.');
    expect(itemLines(seen(message))).toEqual([
      expect.stringMatching(/broken {2}`\w+` {2}Bank ins_3 {2}\(its `item_id`\)$/),
    ]);
    expect(questionsIn(message)).toEqual([`item ${ITEM}`]);
  });

  it('shows an Item that the index knows and its record does not', async () => {
    const ports = fakePorts(START);
    const event = carrying({ account_id: ACCOUNT }, failed(0, { itemId: ITEM }));
    await learnFrom({ kind: 'item', event }, ports);
    const message = await ask(`find ${ACCOUNT}`, { ports });
    expect(itemLines(seen(message))).toEqual([
      expect.stringContaining(`\`${ITEM}\`  Unknown bank`),
    ]);
  });

  it('says that it knows nothing of it', async () => {
    const message = await ask(`find ${ACCOUNT}`);
    expect(message.text).toBe(
      'Nothing is stored under it. Tartan knows what webhooks and your app’s reports have carried.',
    );
    expect(buttonsIn(message)).toEqual([]);
  });

  it('finds names that your own team chose', async () => {
    const ports = await outsideAfter([
      carrying({ client_user_id: 'ops@shop.example' }, failed(0, { itemId: ITEM })),
    ]);
    expect((await ask('find ops@shop.example', { ports })).text).toBe('1 Item has it.');
  });

  it('sends an institution id to /plaid institution, and looks nothing up', async () => {
    const { calls, fault } = counting();
    const message = await ask('find ins_900017', { ports: fakePorts(START, fault) });
    expect(message.text).toContain('/plaid institution');
    expect(calls).toEqual([]);
  });

  it.each([`${ITEM} ${UUID}`, 'my item', '<!channel>', '../../etc', 'é'.repeat(30)])(
    '%s is no single id, and nothing is looked up',
    async (typed) => {
      const { calls, fault } = counting();
      const message = await ask(`find ${typed}`, { ports: fakePorts(START, fault) });
      expect(message.text).toContain('no single identifier');
      expect(calls).toEqual([]);
    },
  );
});

describe('/plaid find of what your app reported', () => {
  const bank = { institution_id: 'ins_3', institution_name: 'Tattersall Bank' };
  const exit = {
    kind: 'link_exit',
    link_session_id: UUID,
    error: { error_type: 'ITEM_ERROR', error_code: 'INVALID_CREDENTIALS' },
  };

  /** Items of these users, in order. */
  async function itemsOf(...users: string[]) {
    const ports = fakePorts(START);
    for (const [index, user] of users.entries())
      await reported(ports, {
        kind: 'item',
        item_id: itemIdNumber(index + 1),
        client_user_id: user,
        ...bank,
      });
    return ports;
  }

  it('says what a session came in, and with which error', async () => {
    const ports = await itemsOf('tenant-42');
    await reported(ports, { ...exit, item_id: ITEM });
    const message = await ask(`find ${UUID}`, { ports });
    expect(message.text).toBe('1 Item has it.');
    expect(itemLines(seen(message))).toEqual([
      expect.stringMatching(
        new RegExp(
          `healthy {2}\`${ITEM}\` {2}Tattersall Bank {2}\\(its \`link_session_id\`, first seen in \`REPORT\\.LINK_EXIT\` \`INVALID_CREDENTIALS\`, <!date\\^`,
        ),
      ),
    ]);
    expect(questionsIn(message)).toEqual([`item ${ITEM}`]);
  });

  it.each([
    { case: 'one Item', users: ['tenant-42'], text: '1 Item has it.', count: 1 },
    { case: 'two Items', users: ['tenant-42', 'tenant-42'], text: '2 Items have it.', count: 2 },
    {
      case: 'one, beside those of others',
      users: ['tenant-43', 'tenant-42', 'Tenant-42'],
      text: '1 Item has it.',
      count: 1,
    },
  ])('leads from a session of a user to $case', async ({ users, text, count }) => {
    const ports = await itemsOf(...users);
    await reported(ports, { ...exit, client_user_id: 'tenant-42', ...bank });
    const message = await ask(`find ${UUID}`, { ports });
    expect(message.text).toBe(text);
    const lines = itemLines(seen(message));
    expect(lines).toHaveLength(count);
    for (const line of lines) {
      expect(line).toContain('in `REPORT.LINK_EXIT` `INVALID_CREDENTIALS`');
      expect(users[Number(/0000(\d)/.exec(line)?.[1]) - 1]).toBe('tenant-42');
    }
    expect(seen(message)).not.toContain('Came without an Item');
  });

  it('finds the Item that became known after the session', async () => {
    const ports = fakePorts(START);
    await reported(ports, { ...exit, client_user_id: 'tenant-42' });
    expect((await ask(`find ${UUID}`, { ports })).text).toBe('No Item has it, but it has come in.');
    await reported(ports, { kind: 'item', item_id: ITEM, client_user_id: 'tenant-42' });
    expect((await ask(`find ${UUID}`, { ports })).text).toBe('1 Item has it.');
  });

  it('says that a session came without an Item, as what, and in what', async () => {
    const ports = fakePorts(START);
    await reported(ports, { ...exit, client_user_id: 'tenant-42' });
    const shown = seen(await ask(`find ${UUID}`, { ports }));
    expect(shown).toMatch(
      /as `link_session_id` in `REPORT\.LINK_EXIT` `INVALID_CREDENTIALS`, <!date\^/,
    );
    expect(shown).not.toContain('tenant-42');
  });

  it('finds all Items of a user by the name that your team gave', async () => {
    const ports = await itemsOf('tenant-42', 'tenant-43', 'tenant-42');
    const message = await ask('find tenant-42', { ports });
    expect(message.text).toBe('2 Items have it.');
    expect(seen(message)).not.toContain(itemIdNumber(2));
  });

  it('keeps what an id first came in', async () => {
    const ports = await itemsOf('tenant-42');
    await reported(ports, { ...exit, item_id: ITEM });
    const again = { kind: 'api_error', item_id: ITEM, link_session_id: UUID };
    await reported(ports, { ...again, error: { error_code: 'INTERNAL_SERVER_ERROR' } });
    const shown = seen(await ask(`find ${UUID}`, { ports }));
    expect(shown).toContain('`INVALID_CREDENTIALS`');
    expect(shown).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it('counts all Items of one that is in very many', async () => {
    const ports = await itemsOf(...Array.from({ length: 30 }, () => 'tenant-42'));
    expect((await ask('find tenant-42', { ports })).text).toBe('30 Items have it.');
  });

  it('looks up each user once, and twenty at most', async () => {
    const { calls, fault } = counting();
    const ports = fakePorts(START, fault);
    const learnt = { name: 'request_id', source: 'REPORT.API_ERROR', at: START };
    const users = Array.from({ length: 40 }, (_, index) => `tenant-${String(index)}`);
    await ports.identifiers.learn(
      users.map((clientUserId) => ({ ...learnt, value: 'mQ3vT9xKp2LwZ7a', clientUserId })),
    );
    calls.length = 0;
    await ask('find mQ3vT9xKp2LwZ7a', { ports });
    expect(calls.filter((place) => place === 'identifiers.find')).toHaveLength(21);
  });
});

describe('the look-up of /plaid find', () => {
  it.each([
    { case: 'an account of one Item', typed: ACCOUNT },
    { case: 'a user of two Items', typed: USER },
    { case: 'the Item’s own id', typed: ITEM },
    { case: 'the wrong case', typed: ACCOUNT.toLowerCase() },
    { case: 'nothing known', typed: 'nobody-knows-this-1' },
  ])('is one of the index, for $case', async ({ typed }) => {
    const { calls, fault } = counting();
    const events = [
      carrying({ account_id: ACCOUNT, user_id: USER }, failed(0, { itemId: ITEM })),
      carrying({ user_id: USER }, failed(10, { itemId: itemIdNumber(2) })),
    ];
    const ports = await outsideAfter(events, fault);
    calls.length = 0;
    await ask(`find ${typed}`, { ports });
    expect(calls.filter((place) => place === 'identifiers.find')).toHaveLength(1);
    expect(calls.filter((place) => !['identifiers.find', 'items.find'].includes(place))).toEqual(
      [],
    );
  });

  it('reads the records of ten Items at most', async () => {
    const { calls, fault } = counting();
    const ports = fakePorts(START, fault);
    const itemIds = Array.from({ length: 100 }, (_, index) => itemIdNumber(index + 1));
    const learnt = { value: USER, name: 'user_id', source: 'ITEM.ERROR', at: START };
    await ports.identifiers.learn(itemIds.map((itemId) => ({ ...learnt, itemId })));
    calls.length = 0;
    await ask(`find ${USER}`, { ports });
    // One more: whether what was asked for is itself an Item's id.
    expect(calls.filter((place) => place === 'items.find')).toHaveLength(11);
  });
});

/** The lines of the answer that show an Item each. */
function itemLines(shown: string): string[] {
  const [, list = ''] = shown.split('*Items*\n');
  return (list.split('\n\n')[0] ?? '').split('\n').filter((line) => line.startsWith('•  '));
}
