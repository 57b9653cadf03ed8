import { describe, expect, it } from 'vitest';

import { alertId } from '#lib/alerts/alert.ts';
import type { DataFault } from '#lib/health/data-fault.ts';

import { itemIdNumber } from '../builders/card-facts.ts';
import { buttonClick, slashCommand, viewSubmission } from '../builders/slack-request.ts';
import { cardIn, doorWithCards, opened } from '../fakes/card-door.ts';
import type { SlackDoor } from '../fakes/modal-user.ts';
import {
  DOWN_INCIDENT,
  LONELY_INCIDENT,
  LONELY_ITEM,
  NOON,
  openSlackDoor,
} from '../fakes/open-slack-door.ts';

const HOUR_MS = 60 * 60 * 1000;
const BANK = 'ins_900001';
const STRANGER = 'Zk8rTwQm2NvXb5LpHs9DfGjC3yUeA7oR1iB46';

const allDone = {
  'missing-transactions': ['waited', 'in-online-banking', 'item-healthy'],
  'transaction-data': ['merchant-name', 'no-pending-twin'],
  'missing-accounts': ['not-closed', 'not-replaced', 'selected'],
  mfa: ['contact-data', 'retried'],
  maintenance: ['status-page'],
};

/** The form of that kind, about the Item that we know. */
async function formOf(kind: string, door?: SlackDoor, user?: string) {
  const open = door ?? (await openSlackDoor());
  const form = await opened(open, slashCommand(`ticket ${kind} ${LONELY_ITEM}`), user);
  return { door: open, form };
}

/** What the inbox keeps of faults that were written down. */
function faultsIn({ fake }: SlackDoor) {
  return fake.inbox.entries.flatMap((entry) =>
    entry.kind === 'item' && entry.event.kind === 'data faulty' ? [entry.event] : [],
  );
}

interface Seen {
  fault?: DataFault;
  agoMs?: number;
  bank?: string;
}

/** So many other Items of the bank had the fault so long ago. */
async function seenAt(
  { fake }: SlackDoor,
  count: number,
  { fault = 'missing_transactions', agoMs = HOUR_MS, bank = BANK }: Seen = {},
): Promise<string[]> {
  const itemIds = Array.from({ length: count }, (_, index) => itemIdNumber(index + 1));
  const at = new Date(fake.now().getTime() - agoMs).toISOString();
  for (const itemId of itemIds)
    await fake.sightings.note({ institutionId: bank, fault, itemId, at });
  return itemIds;
}

/** So many accounts of one Item had it. */
async function accountsSeenAt(
  { fake }: SlackDoor,
  itemId: string,
  count: number,
  fault: DataFault,
): Promise<void> {
  const accountIds = Array.from({ length: count }, (_, index) => `account-${String(index)}`);
  for (const accountId of accountIds)
    await fake.sightings.note({ institutionId: BANK, fault, itemId, accountId, at: NOON });
}

describe('what support asks for first', () => {
  const kinds = Object.entries(allDone).map(([kind, checks]) => ({ kind, checks }));

  it.each(kinds)('$kind with nothing ticked: refused, under the boxes', async ({ kind }) => {
    const { door, form } = await formOf(kind);
    expect(await form.submit()).toEqual({
      checks:
        'Support asks for these first. Tick what is done, or that the draft is to be written anyway.',
    });
    expect(form.modal.callback_id).toBe('ticket_form');
    expect(faultsIn(door)).toEqual([]);
  });

  it.each(kinds)('$kind with all but one ticked: refused', async ({ kind, checks }) => {
    const { form } = await formOf(kind);
    form.fill({ checks: checks.slice(1) });
    expect(Object.keys(await form.submit())).toEqual(['checks']);
  });

  it.each(kinds)('$kind with all ticked: the draft, and no word of them', async (row) => {
    const { form } = await formOf(row.kind);
    form.fill({ checks: row.checks });
    expect(await form.submit()).toEqual({});
    expect(form.text).not.toContain('Not done before filing');
  });

  it.each(kinds)('$kind anyway: the draft says what was not done', async ({ kind, checks }) => {
    const { form } = await formOf(kind);
    const [done = '', ...left] = checks;
    form.fill({ checks: [done, 'anyway'] });
    expect(await form.submit()).toEqual({});
    expect(form.text.match(/^- /gm) ?? []).toHaveLength(left.length);
    expect(form.text.includes('Not done before filing:')).toBe(left.length > 0);
  });

  it('a refused form keeps what was filled in, and is taken the next time', async () => {
    const { form } = await formOf('missing-accounts');
    form.fill({ 'field mask': '0817' });
    expect(Object.keys(await form.submit())).toEqual(['checks']);
    form.fill({ checks: allDone['missing-accounts'] });
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('account missing, ending in 0817');
  });

  it.each(['error', 'link', 'api', 'misclassified-accounts', 'transfer', 'codat', 'question'])(
    '%s asks for nothing first',
    async (kind) => {
      const { form } = await formOf(kind);
      expect(form.inputs.map(({ block }) => block)).not.toContain('checks');
      expect(await form.submit()).toEqual({});
    },
  );
});

describe('transactions that are missing for less than 48 hours', () => {
  const done = { checks: allDone['missing-transactions'] };

  it.each([
    { case: 'since today', from: '2026-11-21', until: '2026-11-23' },
    { case: 'since yesterday', from: '2026-11-20', until: '2026-11-22' },
    { case: 'until yesterday', from: '2026-11-01', to: '2026-11-20', until: '2026-11-22' },
  ])('$case: refused although all is ticked, and says until when to wait', async (row) => {
    const { door, form } = await formOf('missing-transactions');
    form.fill({ ...done, 'field from': row.from, ...(row.to && { 'field to': row.to }) });
    expect(await form.submit()).toEqual({
      checks: `Banks can be two days late: wait until ${row.until}. Tick what is done, or that the draft is to be written anyway.`,
    });
    expect(faultsIn(door)).toEqual([]);
  });

  it('anyway: the draft says that it was not waited for', async () => {
    const { form } = await formOf('missing-transactions');
    form.fill({ 'field from': '2026-11-20', checks: [...done.checks, 'anyway'] });
    expect(await form.submit()).toEqual({});
    expect(form.text).toMatch(/Not done before filing:\n- 48 hours have passed[^\n]*\n\n/);
  });

  it.each([
    { case: 'since two days and half a one', from: '2026-11-19' },
    { case: 'until then', from: '2026-11-01', to: '2026-11-19' },
    { case: 'since a month', from: '2026-10-21' },
    { case: 'and nobody says since when' },
  ])('but $case: the draft', async ({ from, to }) => {
    const { form } = await formOf('missing-transactions');
    form.fill({ ...done, ...(from && { 'field from': from }), ...(to && { 'field to': to }) });
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain(`transactions missing${from ? ` from ${from}` : ''}`);
  });

  it('turns to the very second', async () => {
    const { door, form } = await formOf('missing-transactions');
    form.fill({ ...done, 'field from': '2026-11-20' });
    door.fake.pass(12 * HOUR_MS - 1);
    expect(Object.keys(await form.submit())).toEqual(['checks']);
    door.fake.pass(1);
    expect(await form.submit()).toEqual({});
  });
});

describe('a ticket about faulty data is an event of its Item', () => {
  it.each<{ kind: string; fault: DataFault }>([
    { kind: 'missing-transactions', fault: 'missing_transactions' },
    { kind: 'transaction-data', fault: 'incorrect_transactions' },
    { kind: 'missing-accounts', fault: 'missing_accounts' },
    { kind: 'misclassified-accounts', fault: 'misclassified_accounts' },
  ])('$kind: $fault', async ({ kind, fault }) => {
    const { door, form } = await formOf(kind);
    if (form.inputs.some(({ block }) => block === 'checks')) form.fill({ checks: ['anyway'] });
    expect(await form.submit()).toEqual({});
    expect(faultsIn(door)).toEqual([
      {
        kind: 'data faulty',
        itemId: LONELY_ITEM,
        fault,
        accountId: undefined,
        at: NOON,
        receivedAt: NOON,
        source: 'TARTAN.TICKET',
        bodyHash: `${fault} `,
        ids: {},
      },
    ]);
  });

  it('of each account that was chosen', async () => {
    const door = await openSlackDoor();
    const accounts = ['one', 'two', 'three'].map((name) => ({
      accountId: `Acc0${name}7kQwErTyUiOpAsDfGhJkLzXcVbNm`,
      name: `Harbor ${name}`,
      mask: '0001',
      type: 'depository',
    }));
    await door.fake.accounts.learn(LONELY_ITEM, accounts, NOON);
    const { form } = await formOf('misclassified-accounts', door);
    expect(form.text).toContain('Harbor two ••0001 (depository)');
    const chosen = accounts.slice(0, 2).map(({ accountId }) => accountId);
    form.fill({ 'field accounts': chosen });
    expect(await form.submit()).toEqual({});
    expect(faultsIn(door).map(({ accountId }) => accountId)).toEqual(chosen);
    expect(form.text).toContain(`account_id:\n${chosen.join('\n')}`);
  });

  it('of an Item that nothing is stored of, where it was typed', async () => {
    const door = await openSlackDoor();
    const form = await opened(door, slashCommand('ticket misclassified-accounts'));
    form.fill({ 'id item_id': STRANGER });
    expect(await form.submit()).toEqual({});
    expect(faultsIn(door).map(({ itemId }) => itemId)).toEqual([STRANGER]);
  });

  it.each(['my item of yesterday', 'mira@shop.example', 'item\nid', '<!channel>', '4000 1234'])(
    'but not of what can be none: "%s" is refused under its field',
    async (typed) => {
      const door = await openSlackDoor();
      const form = await opened(door, slashCommand('ticket misclassified-accounts'));
      form.fill({ 'id item_id': typed });
      expect(await form.submit()).toEqual({
        'id item_id': expect.stringContaining('does not look like an Item id'),
      });
      expect(faultsIn(door)).toEqual([]);
    },
  );

  it.each(['error', 'link', 'api', 'transfer', 'codat'])('%s is none', async (kind) => {
    const { door, form } = await formOf(kind);
    expect(await form.submit()).toEqual({});
    expect(faultsIn(door)).toEqual([]);
  });

  it('of a card about many Items is none of each', async () => {
    const door = await doorWithCards([DOWN_INCIDENT]);
    const value = alertId(DOWN_INCIDENT);
    const form = await opened(
      door,
      buttonClick({ actionId: 'ticket_draft', value, on: 'card', ...cardIn(door) }),
    );
    await form.choose('kind', 'misclassified-accounts');
    expect(await form.submit()).toEqual({});
    expect(faultsIn(door)).toEqual([]);
  });

  it('sent twice, even at once: counted once, and the same draft', async () => {
    const { door, form } = await formOf('misclassified-accounts');
    const sent = viewSubmission({ id: 'V01', modal: form.modal, answers: form.answers });
    const atOnce = await Promise.all([door.ask(sent), door.ask(sent)]);
    const bodies = [...atOnce, await door.ask(sent)].map(({ body }) => body);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies.join()).toContain('"response_action":"update"');
    expect(faultsIn(door)).toHaveLength(1);
  });

  it('two people at once, about one Item: counted once, and each has a draft', async () => {
    const { door, form: mira } = await formOf('misclassified-accounts', undefined, 'U0MIRA');
    const { form: ole } = await formOf('misclassified-accounts', door, 'U0OLE');
    expect(await Promise.all([mira.submit(), ole.submit()])).toEqual([{}, {}]);
    expect(faultsIn(door)).toHaveLength(1);
  });
});

describe('ten Items of a bank within 48 hours', () => {
  const tenth = '10 Items of this bank had this within 48 hours';

  it('the ninth is still a ticket about its Item', async () => {
    const door = await openSlackDoor();
    await seenAt(door, 8);
    const { form } = await formOf('missing-transactions', door);
    expect(form.answers['kind']).toBe('missing-transactions');
    form.fill({ checks: allDone['missing-transactions'] });
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('Subject: Harbor Test Bank: transactions missing\n');
    expect(form.text).toContain(`item_id: ${LONELY_ITEM}\n`);
    expect(form.text).not.toContain(itemIdNumber(1));
  });

  it('the tenth becomes one about the bank, which lists them all', async () => {
    const door = await openSlackDoor();
    const others = await seenAt(door, 9);
    const { form } = await formOf('missing-transactions', door);
    expect(form.answers).toEqual({ kind: 'institution', 'field fault': 'missing_transactions' });
    expect(form.text).toContain(tenth);
    form.fill({ 'field examples': '2026-11-03, 12.50, Harbor Café' });
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('Subject: Harbor Test Bank: transactions missing at 10 Items');
    expect(form.text).toContain(`item_id: ${[...others, LONELY_ITEM].join(', ')}`);
    expect(form.text).toContain(`institution_id: ${BANK}`);
    expect(form.text).toContain('Harbor Café');
    expect(faultsIn(door)).toMatchObject([{ itemId: LONELY_ITEM, fault: 'missing_transactions' }]);
  });

  it('the tenth that has been counted itself is still the tenth', async () => {
    const door = await openSlackDoor();
    await seenAt(door, 8);
    await door.fake.sightings.note({
      institutionId: BANK,
      fault: 'missing_transactions',
      itemId: LONELY_ITEM,
      at: NOON,
    });
    const { form } = await formOf('missing-transactions', door);
    expect(form.answers['kind']).toBe('missing-transactions');
  });

  it.each([
    { case: '48 hours ago exactly', agoMs: 48 * HOUR_MS, kind: 'institution' },
    { case: 'a moment before that', agoMs: 48 * HOUR_MS + 1, kind: 'missing-transactions' },
    { case: 'at another bank', bank: 'ins_900002', kind: 'missing-transactions' },
    {
      case: 'of another fault',
      fault: 'incorrect_transactions' as const,
      kind: 'missing-transactions',
    },
  ])('nine others $case: $kind', async ({ kind, ...seen }) => {
    const door = await openSlackDoor();
    await seenAt(door, 9, seen);
    const { form } = await formOf('missing-transactions', door);
    expect(form.answers['kind']).toBe(kind);
  });

  it('accounts are counted where accounts are at fault', async () => {
    const door = await openSlackDoor();
    const itemId = itemIdNumber(1);
    await accountsSeenAt(door, itemId, 9, 'missing_accounts');
    const { form } = await formOf('missing-accounts', door);
    expect(form.text).toContain('10 accounts of this bank had this');
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('accounts missing at 10 accounts of 2 Items');
    expect(form.text).toContain(`item_id: ${itemId}, ${LONELY_ITEM}`);
  });

  it.each([
    { typed: 2, others: 7, kind: 'account_id:' },
    { typed: 3, others: 7, kind: 'accounts of a wrong type at 10 accounts of 2 Items' },
  ])('$typed accounts typed and $others elsewhere: $kind', async ({ typed, others, kind }) => {
    const door = await openSlackDoor();
    await accountsSeenAt(door, itemIdNumber(1), others, 'misclassified_accounts');
    const { form } = await formOf('misclassified-accounts', door);
    const ids = ['one', 'two', 'six'].slice(0, typed).map((name) => `Acc0${name}`);
    form.fill({
      'field accounts': [...ids, 'the savings of Mira', 'mira@shop.example'].join('\n'),
    });
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain(kind);
    expect(faultsIn(door).map(({ accountId }) => accountId)).toEqual(ids);
  });

  it('chosen in the form: switches although Slack keeps the kind that was chosen', async () => {
    const door = await openSlackDoor();
    const others = await seenAt(door, 9);
    const { form } = await formOf('api', door);
    form.fill({ 'field tried': 'Fetched again.' });
    await form.choose('kind', 'missing-transactions');
    expect(form.text).toContain(tenth);
    expect(form.inputs.map(({ block }) => block)).not.toContain('checks');
    // Slack shows what a person chose, whatever a redrawn form begins with.
    expect(form.answers['kind']).toBe('missing-transactions');
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('Subject: Harbor Test Bank: transactions missing at 10 Items');
    expect(form.text).toContain([...others, LONELY_ITEM].join(', '));
    expect(form.text).toContain('What we tried: Fetched again.');
  });

  it('that come in while the form is filled in: the draft is about the bank', async () => {
    const { door, form } = await formOf('missing-transactions');
    form.fill({ checks: allDone['missing-transactions'], 'field examples': 'Two salaries.' });
    await seenAt(door, 9);
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('transactions missing at 10 Items');
    expect(form.text).toContain('Two salaries.');
  });

  it('of the bank by name: says how many are known, and takes no fault for granted', async () => {
    const door = await openSlackDoor();
    await seenAt(door, 3);
    const form = await opened(door, slashCommand(`ticket institution ${BANK}`));
    expect(await form.submit()).toEqual({ 'field fault': 'Choose one of these.' });
    form.fill({ 'field fault': 'missing_transactions' });
    expect(await form.submit()).toEqual({});
    expect(form.text).toContain('transactions missing at 3 Items');
    expect(faultsIn(door)).toEqual([]);
  });

  it('of fewer: the form says that Plaid wants ten', async () => {
    const door = await openSlackDoor();
    await seenAt(door, 3);
    const { form } = await formOf('missing-transactions', door);
    await form.choose('kind', 'institution');
    form.fill({ 'field fault': 'missing_transactions' });
    await form.choose('kind', 'institution');
    expect(form.text).toContain('Only 4 Items of this bank are known to have had this');
  });

  it('a card that is in another incident is about its Item’s own bank all the same', async () => {
    const door = await doorWithCards([LONELY_INCIDENT]);
    await seenAt(door, 9);
    const value = alertId(LONELY_INCIDENT);
    const form = await opened(
      door,
      buttonClick({ actionId: 'ticket_draft', value, on: 'card', ...cardIn(door) }),
    );
    await form.choose('kind', 'missing-transactions');
    expect(form.text).toContain(tenth);
    expect(await form.submit()).toEqual({});
    expect(form.modal.private_metadata).toContain(`"incidentKey":"${BANK}#MISSING_TRANSACTIONS"`);
  });
});
