import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Modal } from '#lib/messages/message.ts';
import { type TicketForm, ticketModal } from '#lib/messages/ticket-modal.ts';
import { allKinds, kindNamed } from '#lib/tickets/all-kinds.ts';
import { errorKind } from '#lib/tickets/kinds/error-kinds.ts';
import { guidedKind } from '#lib/tickets/kinds/guided-kind.ts';
import type { TicketFacts, TicketKind } from '#lib/tickets/ticket-kind.ts';
import { adviceFor, knownCodes } from '#lib/triage/look-up.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

import { anyAccount } from '../builders/any-record.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { everyId, plantedSecrets, ticketFacts } from '../builders/ticket-facts.ts';

const SINCE = '2026-05-04T09:30:00.000Z';
const checking = {
  accountId: everyId.account_id,
  name: 'Plaid Checking',
  mask: '0000',
  type: 'depository',
  subtype: 'checking',
};
const savings = { accountId: 'acc-2', name: 'Plaid Saving', mask: '1111', type: 'depository' };

function form(kind: TicketKind, but: Partial<TicketForm> = {}): Modal {
  return ticketModal({
    kind,
    facts: ticketFacts(),
    metadata: '{"about":""}',
    notices: [],
    initial: {},
    now: new Date('2026-05-04T10:00:00.000Z'),
    ...but,
  });
}

function named(name: string): TicketKind {
  const kind = kindNamed(name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
}

/** What a reader sees below the list of kinds. */
function below({ blocks, ...rest }: Modal): string {
  return seen({ ...rest, blocks: blocks.slice(1) });
}

/** Each input, with what it is and what stands in it at first. */
function inputsIn({ blocks }: Modal): Record<string, unknown> {
  const inputs = blocks.flatMap((block) => ('element' in block ? [block] : []));
  return Object.fromEntries(
    inputs.map(({ block_id: id = '', element }) => {
      const { type, initial_value, initial_date, initial_option, initial_options } = {
        initial_value: undefined,
        initial_date: undefined,
        initial_option: undefined,
        initial_options: undefined,
        ...element,
      };
      const first = initial_value ?? initial_date ?? initial_option ?? initial_options;
      return [id, first === undefined ? type : { type, first }];
    }),
  );
}

const login = adviceFor('ITEM_LOGIN_REQUIRED', 'ITEM_ERROR')?.advice;

describe('the form of a ticket', () => {
  it('about one Item with an error', () => {
    const facts = ticketFacts({
      code: 'ITEM_LOGIN_REQUIRED',
      advice: login,
      since: SINCE,
      ids: { item_id: itemIdNumber(1), institution_id: 'ins_56', client_user_id: 'user-7' },
    });
    expect(seen(form(errorKind(login), { facts }))).toMatchInlineSnapshot(`
      "Ticket draft

      What is it about?
      An error that stays
      Link fails
      A call of the API fails
      A security code never arrives
      Maintenance that nobody announced
      Transactions are missing
      Transactions are wrong
      An account is missing
      An account has the wrong type
      Faulty data at many Items of a bank
      Identity Verification
      Transfer
      Signal
      Plaid Check, Consumer Reports
      Assets
      Codat’s support
      Something else
      An error that stays

      Many errors end when the user logs in again: /plaid error &lt;code&gt; says whether this one does.

      *Known, and filled in*
      •  error_code \`ITEM_LOGIN_REQUIRED\`
      •  item_id \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001\`
      •  institution_id \`ins_56\`

      <https://dashboard.plaid.com/activity/logs|Plaid’s logs> may show it only in an hour or two

      link_session_id (one of two will do)
      In Link’s onSuccess, onExit and onEvent; in the dashboard under Activity, Logs

      request_id (one of two will do)
      In each answer of the API and its X-Request-Id header; webhooks have none, so call /item/get

      \`access_token\` is for the form of support alone; here the item_id stands for it. You find it in your own secure store; paste it only into the form of Plaid’s dashboard.

      What we tried

      Never paste an access token into Slack: it goes into Plaid’s form only."
    `);
  });

  it('about an account of the wrong type', () => {
    const facts = ticketFacts({ accounts: [checking, savings], ids: { institution_id: 'ins_56' } });
    expect(below(form(named('misclassified-accounts'), { facts }))).toMatchInlineSnapshot(`
      "Ticket draft

      *Known, and filled in*
      •  item_id \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001\`
      •  institution_id \`ins_56\`

      \`access_token\` is for the form of support alone; here the item_id stands for it. You find it in your own secure store; paste it only into the form of Plaid’s dashboard.

      account_id
      Plaid Checking ••0000 (depository checking)
      Plaid Saving ••1111 (depository)

      Type or subtype that is returned

      Type or subtype that it should be

      Description

      What we tried

      Never paste an access token into Slack: it goes into Plaid’s form only."
    `);
  });

  it('about missing transactions, of no Item yet', () => {
    const facts = ticketFacts({ bank: 'the bank', itemIds: [], count: 0 });
    expect(below(form(named('missing-transactions'), { facts }))).toMatchInlineSnapshot(`
      "Ticket draft

      Banks can be late: Plaid asks to wait 48 hours and to fetch again before a case is filed.

      item_id
      In answers of /item/get and /item/public_token/exchange, and in every Item webhook

      institution_id
      In the answer of /item/get, and in the metadata of Link’s onSuccess

      \`access_token\` is for the form of support alone. You find it in your own secure store; paste it only into the form of Plaid’s dashboard.

      Missing from

      Missing until
      Empty: until today.

      Examples, with date, amount and merchant
      One or more, a line each. They let Plaid check that it is mended.

      Description

      What we tried

      Done before filing?
      48 hours have passed, and they were fetched again
      Checked that they show in the user’s online banking
      Checked that the Item has no error, and that status.plaid.com is quiet
      Not all of it: write the draft anyway, and say so

      Never paste an access token into Slack: it goes into Plaid’s form only."
    `);
  });

  it('about many Items of a bank', () => {
    const facts = ticketFacts({
      itemIds: Array.from({ length: 12 }, (_, index) => itemIdNumber(index + 1)),
      count: 12,
      ids: { institution_id: 'ins_56' },
    });
    const notices = ['12 Items of this bank had this within 48 hours: one case for all of them.'];
    const initial = { fault: 'missing_transactions' };
    expect(below(form(named('institution'), { facts, notices, initial }))).toMatchInlineSnapshot(`
      "Ticket draft

      For ten or more Items (accounts, where accounts are at fault) within 48 hours. One bank for each ticket.

      12 Items of this bank had this within 48 hours: one case for all of them.

      *Known, and filled in*
      •  item_id \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001\`  \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00002\`  \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00003\`  and 9 more
      •  institution_id \`ins_56\`

      \`access_token\` is for the form of support alone; here the item_id stands for it. You find it in your own secure store; paste it only into the form of Plaid’s dashboard.

      What is wrong
      transactions missing
      wrong transactions
      accounts missing
      accounts of a wrong type
      transactions missing

      An example for each of a few Items
      Transactions: date, amount, merchant. Accounts: type and last four digits.

      Description

      What we tried

      Never paste an access token into Slack: it goes into Plaid’s form only."
    `);
  });

  it('about Codat', () => {
    const facts = ticketFacts({ ids: { connectionId: everyId.connectionId } });
    expect(below(form(named('codat'), { facts }))).toMatchInlineSnapshot(`
      "Ticket draft

      Codat sees its companies, connections and syncs, not what Plaid and the bank say to each other: for that, write to Plaid.

      *Known, and filled in*
      •  item_id \`Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001\`
      •  connectionId \`33f13646-e3f0-458a-b6ee-f5c1f38c1fdb\`

      companyId
      In Codat’s portal in the address of the company’s page, and in GET /companies

      correlationId
      In the body of every error of Codat’s API

      datasetId
      Of the sync that failed, if one did.

      What happened, and what was expected

      What we tried

      Never paste an access token into Slack: it goes into Plaid’s form only."
    `);
  });
});

describe('what can be filled in', () => {
  it.each([
    {
      case: 'an error: one of two identifiers will do',
      kind: errorKind(login),
      facts: ticketFacts(),
      inputs: {
        'id institution_id': 'plain_text_input',
        'id link_session_id': 'plain_text_input',
        'id request_id': 'plain_text_input',
        'field tried': 'plain_text_input',
      },
    },
    {
      case: 'an error of which all is known',
      kind: errorKind(login),
      facts: ticketFacts({ ids: everyId }),
      inputs: { 'field tried': 'plain_text_input' },
    },
    {
      case: 'missing transactions of no Item yet: the item_id, and days',
      kind: named('missing-transactions'),
      facts: ticketFacts({ itemIds: [], count: 0 }),
      inputs: {
        'id item_id': 'plain_text_input',
        'id institution_id': 'plain_text_input',
        'field from': 'datepicker',
        'field to': 'datepicker',
        'field examples': 'plain_text_input',
        'field description': 'plain_text_input',
        'field tried': 'plain_text_input',
        checks: 'checkboxes',
      },
    },
    {
      case: 'a wrong type of an Item whose accounts are known: they are offered',
      kind: named('misclassified-accounts'),
      facts: ticketFacts({ accounts: [checking], ids: { institution_id: 'ins_56' } }),
      inputs: {
        'field accounts': 'multi_static_select',
        'field returned': 'plain_text_input',
        'field expected': 'plain_text_input',
        'field description': 'plain_text_input',
        'field tried': 'plain_text_input',
      },
    },
    {
      case: 'a wrong type of an Item without: their ids are typed',
      kind: named('misclassified-accounts'),
      facts: ticketFacts({ ids: { institution_id: 'ins_56' } }),
      inputs: {
        'field accounts': 'plain_text_input',
        'field returned': 'plain_text_input',
        'field expected': 'plain_text_input',
        'field description': 'plain_text_input',
        'field tried': 'plain_text_input',
      },
    },
    {
      case: 'an Asset Report: its token is a secret, and is not asked for',
      kind: named('assets'),
      facts: ticketFacts(),
      inputs: { 'field description': 'plain_text_input', 'field tried': 'plain_text_input' },
    },
    {
      case: 'Plaid Check: of a secret and an id, the id',
      kind: named('check'),
      facts: ticketFacts(),
      inputs: {
        'id credit_dashboard_user_id': 'plain_text_input',
        'field description': 'plain_text_input',
        'field tried': 'plain_text_input',
      },
    },
  ])('$case', ({ kind, facts, inputs }) => {
    const { kind: chosen, ...others } = inputsIn(form(kind, { facts }));
    expect(chosen).toMatchObject({ type: 'static_select', first: { value: kind.name } });
    expect(others).toEqual(inputs);
  });

  it('begins with what is filled in already', () => {
    const transactions = form(named('missing-transactions'), {
      initial: { from: '2026-05-01', description: 'As before.' },
    });
    expect(inputsIn(transactions)).toMatchObject({
      'field from': { first: '2026-05-01' },
      'field to': 'datepicker',
      'field description': { first: 'As before.' },
    });
    const bank = form(named('institution'), { initial: { fault: 'missing_accounts' } });
    expect(inputsIn(bank)).toMatchObject({
      'field fault': { first: { value: 'missing_accounts' } },
    });
  });

  it('begins with the identifier that was asked with, where a field takes it', () => {
    const facts = ticketFacts({ ids: everyId, accounts: [savings, checking] });
    expect(inputsIn(form(named('transaction-data'), { facts }))).toMatchObject({
      'field transactions': { first: everyId.transaction_id },
    });
    expect(inputsIn(form(named('misclassified-accounts'), { facts }))).toMatchObject({
      'field accounts': { first: [{ value: everyId.account_id }] },
    });
    const without = { ...facts, accounts: [savings] };
    expect(inputsIn(form(named('misclassified-accounts'), { facts: without }))).toMatchObject({
      'field accounts': 'multi_static_select',
    });
  });

  it.each([
    {
      case: 'all that is told of it',
      account: checking,
      label: 'Plaid Checking ••0000 (depository checking)',
    },
    { case: 'only its id', account: { accountId: 'a' }, label: 'Account' },
    {
      case: 'an empty name',
      account: { accountId: 'a', name: '', mask: '0000' },
      label: 'Account ••0000',
    },
    {
      case: 'a name that cannot be seen',
      account: { accountId: 'a', name: '\u200b ' },
      label: 'Account',
    },
  ])('offers an account with $case as “$label”', ({ account, label }) => {
    const facts = ticketFacts({ accounts: [account] });
    const shown = below(form(named('misclassified-accounts'), { facts }));
    expect(shown).toContain(`\naccount_id\n${label}\n`);
  });

  it('offers no account whose id Slack would refuse', () => {
    const facts = ticketFacts({ accounts: [{ accountId: 'x'.repeat(76), name: 'Long' }, savings] });
    const shown = below(form(named('misclassified-accounts'), { facts }));
    expect(shown).toContain('Plaid Saving');
    expect(shown).not.toContain('Long');
  });

  it('a ticket of a few questions stands before all others in the list', () => {
    const kind = guidedKind({
      subject: 'No security code arrives in Link',
      conclusion: 'It is so.',
      identifiers: ['institution_id'],
      form: supportForms.mfa,
      tell: ['Which ways were offered.'],
    });
    const [list] = form(kind).blocks;
    const element = list !== undefined && 'element' in list ? list.element : undefined;
    const options = element?.type === 'static_select' ? (element.options ?? []) : [];
    expect(options.map(({ value }) => value)).toEqual([
      'guided',
      ...allKinds().map(({ name }) => name),
    ]);
    expect(options[0]?.text.text).toBe('No security code arrives in Link');
  });

  it('tells at once when another kind is chosen, and waits with all else', () => {
    const inputs = form(named('institution')).blocks.filter(({ type }) => type === 'input');
    expect(
      inputs.filter((block) => 'dispatch_action' in block).map((block) => block.block_id),
    ).toEqual(['kind']);
  });

  it('carries what it is about, and is known again', () => {
    expect(form(named('link'), { metadata: '{"about":"item x"}' })).toMatchObject({
      callback_id: 'ticket_form',
      private_metadata: '{"about":"item x"}',
    });
  });
});

describe('what is known', () => {
  it('is shown as far as the draft will say it', () => {
    const facts = ticketFacts({
      code: 'PENDING_DISCONNECT',
      isNotice: true,
      ids: { ...everyId, institution_name: 'Lucky Dog Bank' },
    });
    const shown = below(form(named('api'), { facts }));
    for (const part of [
      'webhook_code `PENDING_DISCONNECT`',
      `item_id \`${itemIdNumber(1)}\``,
      'institution_name `Lucky Dog Bank`',
      'institution_id `ins_56`',
      'request_id `HNTDNrA8F1shFEW`',
    ])
      expect(shown).toContain(`•  ${part}`);
    expect(shown.match(/•/g)).toHaveLength(5);
  });

  it('has no heading where nothing is', () => {
    const facts = ticketFacts({ itemIds: [], count: 0 });
    expect(below(form(named('question'), { facts }))).not.toContain('Known');
  });

  it('holds no secret, whatever name it came in under', () => {
    const ids = { ...plantedSecrets, request_id: plantedSecrets.access_token };
    for (const kind of allKinds()) {
      const modal = JSON.stringify(form(kind, { facts: ticketFacts({ ids }) }));
      for (const secret of Object.values(plantedSecrets)) expect(modal).not.toContain(secret);
    }
    expect(inputsIn(form(named('api'), { facts: ticketFacts({ ids }) }))).toHaveProperty(
      'id request_id',
    );
  });

  it.each([
    { case: '30 minutes ago', now: '2026-05-04T10:00:00.000Z', says: 'only in an hour or two' },
    { case: '3 hours ago', now: '2026-05-04T12:30:00.000Z', says: 'Plaid’s logs> until' },
    { case: '13 days ago', now: '2026-05-17T10:00:00.000Z', says: 'of it vanish' },
    { case: '15 days ago', now: '2026-05-19T10:00:00.000Z', says: 'which go back 14 days' },
  ])('of an error that began $case says whether the logs have it', ({ now, says }) => {
    const facts = ticketFacts({ code: 'ITEM_LOCKED', since: SINCE });
    const shown = below(form(named('link'), { facts, now: new Date(now) }));
    expect(shown).toContain(says);
  });

  it('without an error says nothing of logs', () => {
    expect(below(form(named('link'), { facts: ticketFacts({ since: SINCE }) }))).not.toContain(
      'logs>',
    );
  });

  it('the item_id stands for the access token, and for no other', () => {
    expect(below(form(named('missing-accounts')))).toContain('here the item_id stands for it');
    expect(below(form(named('assets')))).not.toContain('stands for it');
    const facts = ticketFacts({ itemIds: [], count: 0 });
    expect(below(form(named('missing-accounts'), { facts }))).not.toContain('stands for it');
  });
});

describe('Slack takes the form', () => {
  const situations: Partial<TicketFacts>[] = [
    { accounts: [checking, savings], ids: { institution_id: 'ins_56' } },
    { itemIds: [], count: 0 },
    { itemIds: [1, 2, 3].map(itemIdNumber), count: 12_000, accountCount: 13_000, ids: everyId },
  ];

  it.each(allKinds().map((kind) => ({ case: kind.name, kind })))(
    'of $case, with every code that we know',
    ({ kind }) => {
      for (const [index, { code, type, advice }] of knownCodes.entries()) {
        const asked = kind.name === 'error' ? errorKind(advice) : kind;
        const about = { code, errorType: type, advice, since: SINCE, ...situations[index % 3] };
        expect(slackProblems(form(asked, { facts: ticketFacts(about) })), code).toEqual([]);
      }
    },
  );

  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '',
      ' ',
      '\u200b',
      '<!channel> *x* `y` <http://evil|ok> \u202e',
      '&'.repeat(4_000),
      '🏦'.repeat(4_000),
      'x'.repeat(9_000),
    ),
  );
  const hostile: fc.Arbitrary<TicketFacts> = fc.record({
    bank: text,
    code: fc.option(text, { nil: undefined }),
    since: fc.constantFrom(undefined, SINCE, 'soon'),
    itemIds: fc.array(text, { maxLength: 50 }),
    count: fc.nat(20_000),
    ids: fc.dictionary(fc.constantFrom('item_id', ...Object.keys(everyId)), text),
    accounts: fc.uniqueArray(
      fc.oneof(
        anyAccount,
        fc.record({ accountId: fc.uuid(), name: text, type: text, subtype: text }),
        fc.record({ accountId: fc.stringMatching(/^[a-z]{80,120}$/) }),
      ),
      { maxLength: 40, selector: ({ accountId }) => accountId },
    ),
  });

  it('whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...allKinds().map(({ name }) => name)),
        hostile,
        text,
        (name, facts, initial) => {
          const kind = named(name);
          const filled = Object.fromEntries(
            kind.fields.flatMap((field) => (field.form === 'date' ? [] : [[field.name, initial]])),
          );
          const modal = form(kind, { facts, initial: filled });
          expect(slackProblems(modal)).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });
});
