import { describe, expect, it } from 'vitest';

import { incidentKey } from '#lib/alerts/incident.ts';
import { applyToItem } from '#lib/flows/apply-to-item.ts';
import type { SupportCase } from '#lib/support/support-case.ts';

import { ask } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { alive, at, failed, START } from '../builders/item-events.ts';
import { reported } from '../builders/reported.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const ITEM = itemIdNumber(1);
const SESSION = '3f1c8a52-6e0d-4b97-a2c4-90d7e5b1f683';
const OTHER_SESSION = '8d2e7b41-5c9f-4a06-b3d8-17f60a2c9e54';
const BANK = { institution_id: 'ins_3', institution_name: 'Tattersall Bank' };

type FakePorts = ReturnType<typeof fakePorts>;

/** One Item of that user, described by your app. */
async function world(
  more: Readonly<Record<string, unknown>> = { client_user_id: 'tenant-42' },
): Promise<FakePorts> {
  const ports = fakePorts(START);
  await reported(ports, { kind: 'item', item_id: ITEM, ...BANK, ...more });
  return ports;
}

/** An exit from Link as your app reports it. */
function exit(fields: Readonly<Record<string, unknown>>, code = 'INVALID_CREDENTIALS') {
  const error = { error_type: 'ITEM_ERROR', error_code: code };
  return { kind: 'link_exit', status: 'requires_credentials', error, ...fields };
}

async function shown(ports: FakePorts): Promise<string> {
  const allowed = { people: true, notes: true };
  return seen(await ask(`item ${ITEM}`, { ports, ...allowed }));
}

/** A part of the answer, by its bold line. */
function part(text: string, title: string): string[] {
  const [, behind = ''] = text.split(`*${title}*\n`);
  return (behind.split('\n\n')[0] ?? '').split('\n').filter((line) => line.startsWith('•  '));
}

describe('/plaid item shows what was reported', () => {
  it('of the Item: where, which error, at which pane, with which ids', async () => {
    const ports = await world();
    await reported(
      ports,
      exit({ item_id: ITEM, link_session_id: SESSION, request_id: 'aB3dE5fG7hI9kL1' }),
    );
    const text = await shown(ports);
    expect(part(text, 'What happened')[0]).toMatch(
      /`REPORT\.LINK_EXIT` {2}`INVALID_CREDENTIALS` {2}`requires_credentials`$/,
    );
    expect(part(text, 'Identifiers')).toEqual(
      expect.arrayContaining([
        `•  link_session_id \`${SESSION}\``,
        '•  request_id `aB3dE5fG7hI9kL1`',
        '•  client_user_id `tenant-42`',
        '•  institution_id `ins_3`',
      ]),
    );
  });

  it('so that its ticket draft lacks nothing but the token', async () => {
    const ports = await world();
    await applyToItem({ ...failed(60, { itemId: ITEM }), ids: {} }, ports);
    expect(await shown(ports)).toContain('link_session_id or request_id: [missing]');
    await reported(ports, exit({ item_id: ITEM, link_session_id: SESSION }));
    const text = await shown(ports);
    expect(text).toContain(`link_session_id: ${SESSION}`);
    expect(text).not.toContain('[missing]');
    expect(part(text, 'Missing for a ticket, and where to find it')).toEqual([
      expect.stringContaining('`access_token`'),
    ]);
  });

  it('of its user, who was known to your app before the Item was', async () => {
    const ports = await world();
    await reported(ports, exit({ client_user_id: 'tenant-42', link_session_id: SESSION, ...BANK }));
    const text = await shown(ports);
    expect(part(text, 'What happened')[0]).toContain('`INVALID_CREDENTIALS`');
    expect(part(text, 'Identifiers')).toContain(`•  link_session_id \`${SESSION}\``);
  });

  it.each([
    {
      case: 'of its user, without a bank',
      report: { client_user_id: 'tenant-42' },
      isShown: true,
    },
    {
      case: 'of its user at its bank',
      report: { client_user_id: 'tenant-42', institution_id: 'ins_3' },
      isShown: true,
    },
    {
      case: 'of its user at another bank',
      report: { client_user_id: 'tenant-42', institution_id: 'ins_9' },
      isShown: false,
    },
    {
      case: 'of another user at its bank',
      report: { client_user_id: 'tenant-43', institution_id: 'ins_3' },
      isShown: false,
    },
    {
      case: 'of a user whose name differs in case only',
      report: { client_user_id: 'Tenant-42', institution_id: 'ins_3' },
      isShown: false,
    },
    { case: 'of nobody at its bank', report: { institution_id: 'ins_3' }, isShown: false },
    {
      case: 'of another Item of its user',
      report: { item_id: itemIdNumber(2), client_user_id: 'tenant-42', ...BANK },
      isShown: false,
    },
  ])('$case: $isShown', async ({ report, isShown }) => {
    const ports = await world();
    await reported(ports, exit({ ...report, link_session_id: SESSION }, 'MFA_NOT_SUPPORTED'));
    expect((await shown(ports)).includes('MFA_NOT_SUPPORTED')).toBe(isShown);
    expect((await shown(ports)).includes(SESSION)).toBe(isShown);
  });

  it('of the user, where your app has never told the Item’s bank', async () => {
    const ports = fakePorts(START);
    await reported(ports, { kind: 'item', item_id: ITEM, client_user_id: 'tenant-42' });
    await reported(ports, exit({ client_user_id: 'tenant-42', institution_id: 'ins_9' }));
    expect(await shown(ports)).toContain('`INVALID_CREDENTIALS`');
  });

  it('nothing of any user, where none is told of the Item', async () => {
    const calls: string[] = [];
    const ports = fakePorts(START, (place) => calls.push(place));
    await reported(ports, { kind: 'item', item_id: ITEM, ...BANK });
    await reported(ports, exit({ client_user_id: 'tenant-42' }));
    expect(await shown(ports)).not.toContain('INVALID_CREDENTIALS');
    expect(calls).not.toContain('inbox.lastOfUser');
  });

  it('in the order in which it happened, beside webhooks', async () => {
    const ports = await world();
    await reported(ports, exit({ client_user_id: 'tenant-42' }, 'FIRST_CODE'));
    await reported(ports, exit({ item_id: ITEM }, 'SECOND_CODE'));
    const webhook = alive(600, { itemId: ITEM });
    await ports.inbox.keep({ kind: 'item', event: webhook });
    const lines = part(await shown(ports), 'What happened').map((line) => line.split('  `')[1]);
    expect(lines).toEqual([
      `${webhook.source}\``,
      'REPORT.LINK_EXIT`',
      'REPORT.LINK_EXIT`',
      'REPORT.ITEM`',
    ]);
    const order = part(await shown(ports), 'What happened').join('\n');
    expect(order.indexOf('SECOND_CODE')).toBeLessThan(order.indexOf('FIRST_CODE'));
  });

  it('the newest session of several', async () => {
    const ports = await world();
    await reported(ports, exit({ item_id: ITEM, link_session_id: OTHER_SESSION }));
    await reported(ports, exit({ client_user_id: 'tenant-42', link_session_id: SESSION }));
    const ids = part(await shown(ports), 'Identifiers');
    expect(ids).toContain(`•  link_session_id \`${SESSION}\``);
    expect(ids.join()).not.toContain(OTHER_SESSION);
  });

  it('an Item that is healthy again, because your app said so', async () => {
    const ports = await world();
    await applyToItem({ ...failed(1, { itemId: ITEM }), ids: {} }, ports);
    ports.pass(60_000);
    await reported(ports, { kind: 'item_repaired', item_id: ITEM });
    const text = await shown(ports);
    expect(text).toContain('this Item is *healthy*');
    expect(text).toContain('by `REPORT.ITEM_REPAIRED`');
  });

  it('what is wrong with its data', async () => {
    const ports = await world();
    await reported(ports, { kind: 'data_issue', item_id: ITEM, issue: 'missing_transactions' });
    expect(part(await shown(ports), 'What happened')[0]).toMatch(
      /`REPORT\.DATA_ISSUE` {2}`missing_transactions`$/,
    );
  });
});

describe('/plaid item shows the accounts', () => {
  it('with name, last digits, kind and id', async () => {
    const accounts = [
      {
        account_id: 'AccOne0000',
        name: 'Plaid Checking',
        mask: '0000',
        type: 'depository',
        subtype: 'checking',
      },
      { account_id: 'AccTwo0000' },
    ];
    const text = await shown(await world({ accounts }));
    expect(part(text, 'Accounts')).toEqual([
      '•  Plaid Checking ••0000 (depository checking) `AccOne0000`',
      '•  Account `AccTwo0000`',
    ]);
  });

  it('of very many ten, and how many more', async () => {
    const accounts = Array.from({ length: 23 }, (_, index) => ({
      account_id: `Account${String(index)}`,
      name: '<!channel> & *Savings* of `Mira`',
      mask: '0000',
    }));
    const text = await shown(await world({ accounts }));
    expect(part(text, 'Accounts')).toHaveLength(11);
    expect(part(text, 'Accounts').at(-1)).toBe('•  and 13 more');
  });

  it('as your app described them last', async () => {
    const ports = await world({ accounts: [{ account_id: 'AccOne0000', name: 'Old' }] });
    const newer = [{ account_id: 'AccOne0000', name: 'New' }];
    await reported(ports, { kind: 'item', item_id: ITEM, accounts: newer });
    expect(part(await shown(ports), 'Accounts')).toEqual(['•  New `AccOne0000`']);
  });

  it('and nothing of them, where none were told', async () => {
    expect(await shown(await world())).not.toContain('Accounts');
  });
});

describe('/plaid item shows cases', () => {
  const filed = (but: Partial<SupportCase>): SupportCase => ({
    number: '1170042',
    with: 'Plaid',
    subject: 'A subject',
    status: 'Open',
    statusAt: START,
    filedBy: 'U0MIRA',
    filedAt: START,
    itemIds: [],
    version: 0,
    ...but,
  });

  it.each([
    { case: 'about the Item', but: { itemIds: [ITEM] }, isShown: true },
    {
      case: 'about its incident',
      but: { incidentKey: 'ins_3#ITEM_LOGIN_REQUIRED' },
      isShown: true,
    },
    {
      case: 'about both, once',
      but: { itemIds: [ITEM], incidentKey: 'ins_3#ITEM_LOGIN_REQUIRED' },
      isShown: true,
    },
    { case: 'about another Item', but: { itemIds: [itemIdNumber(2)] }, isShown: false },
    {
      case: 'about another incident',
      but: { incidentKey: 'ins_9#ITEM_LOGIN_REQUIRED' },
      isShown: false,
    },
    { case: 'about nothing', but: {}, isShown: false },
    { case: 'that is closed', but: { itemIds: [ITEM], status: 'Closed' as const }, isShown: false },
    {
      case: 'that has closed itself',
      but: { itemIds: [ITEM], status: 'Solved' as const, statusAt: at(-7 * 86_400) },
      isShown: false,
    },
  ])('$case: $isShown', async ({ but, isShown }) => {
    const ports = await world();
    const applied = await applyToItem({ ...failed(60, { itemId: ITEM }), ids: {} }, ports);
    expect(incidentKey(applied.health)).toBe('ins_3#ITEM_LOGIN_REQUIRED');
    await ports.cases.save(filed(but));
    const lines = part(await shown(ports), 'Cases');
    expect(lines).toEqual(isShown ? ['•  Case `#1170042` *Open*'] : []);
  });

  it('with what happens to each by itself', async () => {
    const ports = await world();
    await ports.cases.save(filed({ itemIds: [ITEM], status: 'Updated', filedAt: at(2) }));
    await ports.cases.save(filed({ itemIds: [ITEM], number: '1170041', filedAt: at(1) }));
    expect(part(await shown(ports), 'Cases')).toEqual([
      expect.stringMatching(/#1170042` \*Updated\*, Solved by itself on <!date/),
      '•  Case `#1170041` *Open*',
    ]);
  });
});

describe('/plaid item shows notes', () => {
  it('the newest five, with the way to each message', async () => {
    const ports = await world();
    for (let number = 1; number <= 7; number += 1)
      await ports.notes.add({
        itemId: ITEM,
        text: `note ${String(number)}`,
        permalink: `https://harbor-ops.slack.com/archives/C0OPS/p${String(number)}`,
        by: 'U0MIRA',
        at: at(number),
      });
    const lines = part(await shown(ports), 'Notes');
    expect(lines.map((line) => /note \d/.exec(line)?.[0])).toEqual(
      [7, 6, 5, 4, 3].map((number) => `note ${String(number)}`),
    );
    expect(lines[0]).toContain('<https://harbor-ops.slack.com/archives/C0OPS/p7|message>');
    expect(lines[0]).toContain('<@U0MIRA>');
  });

  it('of this Item alone', async () => {
    const ports = await world();
    const link = 'https://harbor-ops.slack.com/archives/C0OPS/p1';
    await ports.notes.add({
      itemId: itemIdNumber(2),
      text: 'not here',
      permalink: link,
      by: 'U0MIRA',
      at: at(1),
    });
    expect(await shown(ports)).not.toContain('not here');
  });
});
