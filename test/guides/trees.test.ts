import { describe, expect, it } from 'vitest';

import type { DecisionTree, Leaf, Question } from '#lib/guides/decision-tree.ts';
import { accounts } from '#lib/guides/trees/accounts.ts';
import { duplicates } from '#lib/guides/trees/duplicates.ts';
import { dwolla } from '#lib/guides/trees/dwolla.ts';
import { link } from '#lib/guides/trees/link.ts';
import { mfa } from '#lib/guides/trees/mfa.ts';
import { stripe } from '#lib/guides/trees/stripe.ts';
import { transactions } from '#lib/guides/trees/transactions.ts';
import { allKinds, kindNamed } from '#lib/tickets/all-kinds.ts';
import { guidedKind } from '#lib/tickets/kinds/guided-kind.ts';
import type { TicketKind } from '#lib/tickets/ticket-kind.ts';
import { supportForms } from '#lib/triage/plaid/support-forms.ts';

const trees = [mfa, stripe, dwolla, link, transactions, accounts, duplicates];
const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MOST_CLICKS = 4;

interface Way {
  /** The answers clicked, joined: `missing › open › replaced`. */
  way: string;
  clicks: number;
  end: Leaf;
}

describe('the trees', () => {
  it('are the seven that /plaid diagnose knows', () => {
    expect(trees.map(({ name }) => name)).toEqual([
      'mfa',
      'stripe',
      'dwolla',
      'link',
      'transactions',
      'accounts',
      'duplicates',
    ]);
  });
});

describe.each(trees)('the tree $name', (tree) => {
  const ways = waysFrom(tree.start);
  const questions = questionsFrom(tree.start);

  it('ends after four clicks at most', () => {
    expect(ways.filter(({ clicks }) => clicks > MOST_CLICKS).map(({ way }) => way)).toEqual([]);
  });

  it.each(questions)('asks "$ask" shortly, with two to five answers', ({ ask, how, answers }) => {
    expect(ask.length).toBeLessThanOrEqual(200);
    expect(ask).toMatch(/^[A-Z].*\?$/);
    expect((how ?? '').length).toBeLessThanOrEqual(200);
    const ids = Object.keys(answers);
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(ids.length).toBeLessThanOrEqual(5);
    expect(ids.filter((id) => !kebabCase.test(id))).toEqual([]);
    const labels = Object.values(answers).map(({ label }) => label);
    expect(labels.filter((label) => label.length > 70)).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it.each(ways)('says at "$way" what is the matter and what to do', ({ end }) => {
    expect(end.conclusion.length, end.conclusion).toBeLessThanOrEqual(300);
    expect(end.conclusion).toMatch(/\.$/);
    expect(end.steps.length).toBeGreaterThanOrEqual(1);
    expect(end.steps.length).toBeLessThanOrEqual(6);
    for (const step of end.steps) {
      expect(step.length, step).toBeLessThanOrEqual(250);
      expect(step).toMatch(/[.?]$/);
    }
    expect(end.source.name, 'cites an article').toMatch(/\barticles? F\d{1,2}\b/);
    expect(end.source.asOf).toMatch(/\b20\d\d\b/);
  });

  it.each(ways)('hands over at "$way" to somebody who can act', ({ end }) => {
    // Only Plaid can mend what is Plaid's to mend, and it hears of that by a ticket.
    if (end.whoActs === 'Plaid') expect(end.ticket).toBeDefined();
    if (end.whoActs === 'end user') expect(end.endUserWording).toBeDefined();
  });

  it.each(ways.filter(({ end }) => end.endUserWording !== undefined))(
    'words "$way" for the end user without codes or jargon',
    ({ end }) => {
      const wording = end.endUserWording ?? '';
      expect(wording.length).toBeLessThanOrEqual(400);
      expect(wording).toMatch(/^[A-Z].*\.$/);
      expect(wording, 'no codes').not.toMatch(/\b\w+_\w+\b/);
      expect(wording, 'no ids').not.toMatch(/\bids?\b/i);
      expect(wording, 'no jargon').not.toMatch(
        /\b(?:token|API|MFA|OAuth|endpoint|micro-deposit)s?\b/i,
      );
      expect(wording, 'not our names for things').not.toMatch(
        /\b(?:Items?|Plaid|Link|update mode|webhook)\b/,
      );
    },
  );

  it.each(ways.filter(({ end }) => end.ticket !== undefined))(
    'drafts the ticket of "$way" for a form of Plaid',
    ({ end }) => {
      const kind = kindAt(end);
      expect(kind?.title.length).toBeLessThanOrEqual(100);
      expect(Object.values<string>(supportForms)).toContain(kind?.form);
      expect(kind?.identifiers.length).toBeGreaterThanOrEqual(1);
      expect(kind?.fields.length).toBeGreaterThanOrEqual(1);
      for (const { label } of kind?.fields ?? [])
        expect(label.length, label).toBeLessThanOrEqual(250);
    },
  );

  it.each(ways.filter(({ end }) => end.ticket !== undefined && !('kind' in end.ticket)))(
    'says at "$way" in sentences what else the ticket has to tell',
    ({ end }) => {
      const { ticket } = end;
      const tell = ticket !== undefined && 'tell' in ticket ? ticket.tell : [];
      expect(tell.length).toBeGreaterThanOrEqual(1);
      for (const line of tell) expect(line).toMatch(/^[A-Z].*\.$/);
      // The form says where a token goes: nobody is told twice, and never to type it.
      expect(tell.join(' ')).not.toMatch(/token/i);
    },
  );

  it('tells nobody to bring a token into Slack', () => {
    for (const { end } of ways)
      for (const text of [end.conclusion, ...end.steps, ...labelsAt(end)]) {
        if (/\btokens?\b/i.test(text)) expect(text).not.toMatch(/\b(?:paste|post|send us)\b/i);
        if (/\bSlack\b/.test(text)) expect(text).toMatch(/\bnever in Slack\b/);
      }
  });

  it('leads on only to commands that there are', () => {
    const texts = ways.flatMap(({ end }) => end.steps);
    const diagnosed = texts.flatMap((text) => text.match(/(?<=\/plaid diagnose )[a-z-]+/g) ?? []);
    expect(diagnosed.filter((name) => !trees.some((other) => other.name === name))).toEqual([]);
    const commands = texts.flatMap((text) => text.match(/(?<=\/plaid )[a-z]+/g) ?? []);
    expect(
      commands.filter((name) => !['item', 'error', 'diagnose', 'checklist'].includes(name)),
    ).toEqual([]);
  });
});

const session = ['link_session_id', 'request_id'];
const withToken = ['access_token', 'institution_id', session];
const withoutToken = ['institution_id', session];

/** Problems as people tell them, the answers they would click, and where that must end. */
const told = [
  {
    problem: 'No text message comes in Link, though one comes at the bank, and a call did not help',
    tree: mfa,
    way: ['no-code', 'arrives-there', 'fails-again'],
    says: /not for logins that come through Plaid/,
    form: supportForms.mfa,
    identifiers: withoutToken,
  },
  {
    problem: 'No code comes anywhere: the user has a new phone',
    tree: mfa,
    way: ['no-code', 'none-there'],
    says: /phone number or e-mail address for them is out of date/,
  },
  {
    problem: 'INVALID_MFA, and then it turns out that no code ever came',
    tree: mfa,
    way: ['invalid-mfa', 'never-came', 'arrives-there', 'fails-again'],
    says: /not for logins that come through Plaid/,
    form: supportForms.mfa,
    identifiers: withoutToken,
  },
  {
    problem: 'The right answer to the security question is refused, again and again',
    tree: mfa,
    way: ['invalid-mfa', 'sure'],
    says: /between the bank and Plaid/,
    form: supportForms.invalidCredentials,
    identifiers: withoutToken,
  },
  {
    problem: 'MFA_NOT_SUPPORTED for somebody who is seldom asked for a code',
    tree: mfa,
    way: ['not-supported', 'sometimes'],
    says: /Plaid should know this way of login/,
    form: supportForms.mfa,
    identifiers: withoutToken,
  },
  {
    problem: 'INVALID_SEND_METHOD since this morning',
    tree: mfa,
    way: ['send-method', 'again-later'],
    says: /not a passing trouble/i,
    form: supportForms.mfa,
    identifiers: withoutToken,
  },
  {
    problem: 'Our Sandbox token goes to Stripe with a live key: No such token',
    tree: stripe,
    way: ['no-such-token', 'mixed'],
    says: /only in the test mode of Stripe/,
  },
  {
    problem: 'stripe_bank_account_token is missing, and nobody connected Stripe in the Dashboard',
    tree: stripe,
    way: ['no-token', 'not-connected'],
    says: /only when the two accounts are connected/,
  },
  {
    problem: 'stripe_bank_account_token is nil: the answer has none, though all is set up',
    tree: stripe,
    way: ['nil', 'not-there', 'all-right', 'other'],
    says: /Plaid has to look at this call/,
    form: supportForms.general,
    identifiers: ['request_id'],
  },
  {
    problem: 'We followed an old recipe with public_key',
    tree: stripe,
    way: ['old-code'],
    says: /out of date[^]*February 2025/,
  },
  {
    problem: 'Dwolla refuses our token from the Development environment',
    tree: dwolla,
    way: ['refused', 'mixed'],
    says: /Development never worked with Dwolla/,
  },
  {
    problem: 'The credit union of a user is not in Link, and has no Auth',
    tree: dwolla,
    way: ['no-bank', 'no-auth'],
    says: /every bank that offers Auth/,
  },
  {
    problem: 'We sent the access token to Dwolla as plaidToken',
    tree: dwolla,
    way: ['refused', 'same', 'other-token'],
    says: /a processor_token and nothing else/,
  },
  {
    problem: 'INVALID_CREDENTIALS, and the password works at the bank',
    tree: link,
    way: ['login', 'credentials', 'works'],
    says: /between the bank and Plaid/,
    form: supportForms.invalidCredentials,
    identifiers: withToken,
  },
  {
    problem: 'ITEM_LOCKED after the user unlocked the login',
    tree: link,
    way: ['login', 'locked', 'done'],
    says: /Nothing is left for the user/,
    form: supportForms.invalidCredentials,
    identifiers: withToken,
  },
  {
    problem: 'NO_ACCOUNTS, and the user has an open checking account there',
    tree: link,
    way: ['login', 'accounts', 'sure'],
    says: /Plaid does not see it/,
    form: supportForms.general,
    identifiers: withToken,
  },
  {
    problem: 'INSTITUTION_DOWN since the day before yesterday',
    tree: link,
    way: ['unreachable', 'bank-down', 'yes'],
    says: /Too long/,
    form: supportForms.persistent500,
    identifiers: withToken,
  },
  {
    problem: 'INSTITUTION_NO_LONGER_SUPPORTED',
    tree: link,
    way: ['unreachable', 'not-supported'],
    says: /Waiting does not help/,
    form: supportForms.institutions,
    identifiers: ['institution_id'],
  },
  {
    problem: 'plaid-internal-error at one bank for two days',
    tree: link,
    way: ['unreachable', 'internal', 'persists'],
    says: /Plaid has to look into it/,
    form: supportForms.general,
    identifiers: withToken,
  },
  {
    problem: 'A good customer is stopped by the robot check',
    tree: link,
    way: ['bank-window', 'robot', 'yes'],
    says: /genuine user/,
    form: supportForms.general,
    identifiers: [session],
  },
  {
    problem: 'OAUTH_STATE_ID_NOT_FOUND after the window of the bank',
    tree: link,
    way: ['bank-window', 'coming-back', 'state-missing'],
    says: /nothing to mend on your side/,
    form: supportForms.oauth,
    identifiers: [session],
  },
  {
    problem: 'Link says INVALID_LINK_TOKEN when a tab stood open over lunch',
    tree: link,
    way: ['not-opening', 'link-token'],
    says: /too old/,
  },
  {
    problem: 'INSTITUTION_NOT_FOUND in onExit',
    tree: link,
    way: ['bank-not-found', 'not-there'],
    says: /INSTITUTION_NOT_FOUND/,
  },
  {
    problem: 'Link shows a code that nobody knows',
    tree: link,
    way: ['not-opening', 'other'],
    says: /this very session/,
    form: supportForms.general,
    identifiers: ['link_session_id', 'request_id'],
  },
  {
    problem: 'A payment of yesterday is missing',
    tree: transactions,
    way: ['missing', 'recent', 'not-yet'],
    says: /Too early/,
  },
  {
    problem: 'A payment of last week is missing at one user, whose Item works',
    tree: transactions,
    way: ['missing', 'recent', 'waited', 'few'],
    says: /Plaid misses data/,
    form: supportForms.missingTransactions,
    identifiers: ['access_token', 'institution_id'],
  },
  {
    problem: 'Twelve users of one bank miss the same week',
    tree: transactions,
    way: ['missing', 'recent', 'waited', 'many'],
    says: /bank as a whole/,
    form: supportForms.institutions,
    identifiers: ['institution_id', 'access_token'],
  },
  {
    problem: 'A pending transaction vanished overnight',
    tree: transactions,
    way: ['vanished', 'pending'],
    says: /a new transaction with a new id/,
  },
  {
    problem: 'We get three months and want a year',
    tree: transactions,
    way: ['missing', 'old', 'default'],
    says: /days_requested[^]*90 days/,
  },
  {
    problem: 'Purchases come with a plus',
    tree: transactions,
    way: ['values', 'sign', 'rule'],
    says: /sign is right/,
  },
  {
    problem: 'A wine bar is filed under wineries, in all fields',
    tree: transactions,
    way: ['values', 'merchant', 'both-wrong'],
    says: /value is wrong at Plaid/,
    form: supportForms.faultyTransactions,
    identifiers: ['access_token', 'institution_id'],
  },
  {
    problem: 'The second checking account does not come, though it was chosen',
    tree: accounts,
    way: ['missing', 'open', 'not-replaced', 'chosen'],
    says: /should return this account/,
    form: supportForms.missingAccounts,
    identifiers: ['access_token', 'institution_id'],
  },
  {
    problem: 'An account is missing that the user did not tick',
    tree: accounts,
    way: ['missing', 'open', 'not-replaced', 'not-chosen'],
    says: /Since March 2023/,
  },
  {
    problem: 'A credit card comes as depository',
    tree: accounts,
    way: ['wrong-type', 'different'],
    says: /misclassified/,
    form: supportForms.institutions,
    identifiers: ['access_token', 'institution_id'],
  },
  {
    problem: 'The user opened a savings account last month',
    tree: accounts,
    way: ['opened', 'north-america'],
    says: /in update mode/,
  },
  {
    problem: 'At PNC the first Item broke when the second was linked',
    tree: duplicates,
    way: ['two-items', 'fragile', 'broken'],
    says: /second link has ended the first/,
  },
  {
    problem: 'Two Items at Chase with the same accounts, both new and healthy',
    tree: duplicates,
    way: ['two-items', 'chase', 'same'],
    says: /leaves the older Item alive/,
  },
  {
    problem: 'Wife and husband have both linked their joint account',
    tree: duplicates,
    way: ['two-users', 'own'],
    says: /no duplicate/,
  },
];

describe('a problem as it is told', () => {
  it.each(told)('ends right: $problem', ({ tree, way, says, form, identifiers }) => {
    const end = leafAt(tree, way);
    expect(end.conclusion).toMatch(says);
    expect(kindAt(end)?.form).toBe(form);
    expect(kindAt(end)?.identifiers).toEqual(identifiers);
  });

  it('is told at least twice for every tree', () => {
    for (const tree of trees)
      expect(told.filter((row) => row.tree === tree).length, tree.name).toBeGreaterThanOrEqual(2);
  });
});

describe('the kinds of tickets that leaves name', () => {
  const named = trees.flatMap(({ name, start }) =>
    waysFrom(start).flatMap(({ way, end: { ticket } }) =>
      ticket !== undefined && 'kind' in ticket ? [{ way: `${name}: ${way}`, ...ticket }] : [],
    ),
  );

  it.each(named)('$way: $kind is offered by the form', ({ kind }) => {
    expect(allKinds().map(({ name }) => name)).toContain(kind);
  });

  it('are those about data: all others have a ticket of their own', () => {
    expect([...new Set(named.map(({ kind }) => kind))].sort()).toEqual([
      'institution',
      'misclassified-accounts',
      'missing-accounts',
      'missing-transactions',
      'transaction-data',
    ]);
  });
});

describe('the tickets on data', () => {
  it.each([
    {
      kind: 'missing transactions',
      end: leafAt(transactions, ['missing', 'recent', 'waited', 'few']),
      wanted: [/Description/, /date, amount and merchant/, /48 hours/, /Missing transaction data/],
    },
    {
      kind: 'wrong transactions',
      end: leafAt(transactions, ['values', 'sign', 'reversed']),
      wanted: [
        /Description/,
        /What is returned[^]*What it should be/,
        /transaction_id/,
        /Incorrect transaction data/,
      ],
    },
    {
      kind: 'a missing account',
      end: leafAt(accounts, ['missing', 'open', 'not-replaced', 'chosen']),
      wanted: [
        /Description/,
        /Type of the missing account[^]*Last four digits/,
        /not closed[^]*taken its place/,
        /Missing account data/,
      ],
    },
    {
      kind: 'a misclassified account',
      end: leafAt(accounts, ['wrong-type', 'different']),
      wanted: [
        /Description/,
        /account_id/,
        /that is returned[^]*it should be/,
        /Incorrect account data/,
      ],
    },
  ])('on $kind carry every detail that Plaid asks for', ({ end, wanted }) => {
    const kind = kindAt(end);
    const asked = [
      kind?.category,
      ...labelsAt(end),
      ...(kind?.checks ?? []).map(({ done }) => done),
    ];
    for (const detail of wanted) expect(asked.join('\n')).toMatch(detail);
  });

  it.each([transactions, accounts])('of $name say what ten in 48 hours means', ({ start }) => {
    const { answers } = start;
    const end = answers['many']?.leadsTo;
    if (end === undefined || 'ask' in end) throw new Error('ten or more is not one click away');
    expect(end.conclusion).toMatch(/Ten or more[^]*one bank within 48 hours/);
    expect(end.ticket).toEqual({ kind: 'institution' });
    expect(kindAt(end)?.identifiers).toContain('institution_id');
    expect(end.steps.join(' ')).toMatch(/one ticket for this bank/i);
  });
});

describe('the banks where a second Item harms the first', () => {
  const asked = questionsFrom(duplicates.start).find(({ ask }) => ask === 'Which bank is it?');
  const labels = Object.values(asked?.answers ?? {}).map(({ label }) => label);

  it.each(['Chase', 'PNC', 'Navy Federal (NFCU)', 'Schwab'])('%s is named', (bank) => {
    expect(labels.join(' ')).toContain(bank);
    expect(leafAt(duplicates, ['prevent']).steps.join(' ')).toContain(bank);
  });
});

describe('the ways through a tree', () => {
  it('are counted right', () => {
    const end = leafAt(duplicates, ['prevent']);
    const deep: Question = {
      ask: 'One?',
      answers: {
        a: { label: 'A', leadsTo: end },
        b: { label: 'B', leadsTo: { ask: 'Two?', answers: { c: { label: 'C', leadsTo: end } } } },
      },
    };
    expect(waysFrom(deep).map(({ way, clicks }) => [way, clicks])).toEqual([
      ['a', 1],
      ['b › c', 2],
    ]);
  });
});

function leafAt(tree: DecisionTree, way: readonly string[]): Leaf {
  const end = waysFrom(tree.start).find((one) => one.way === way.join(' › '))?.end;
  if (end === undefined) throw new Error(`${tree.name} has no way ${way.join(' › ')}`);
  return end;
}

function waysFrom(question: Question, before: readonly string[] = []): Way[] {
  return Object.entries(question.answers).flatMap(([id, { leadsTo }]) => {
    const clicked = [...before, id];
    return 'ask' in leadsTo
      ? waysFrom(leadsTo, clicked)
      : [{ way: clicked.join(' › '), clicks: clicked.length, end: leadsTo }];
  });
}

/** Each question once, however many ways lead to it. */
function questionsFrom(start: Question): Question[] {
  const all = new Set([start]);
  for (const question of all)
    for (const { leadsTo } of Object.values(question.answers))
      if ('ask' in leadsTo) all.add(leadsTo);
  return [...all];
}

/** The kind of ticket that a way ends in, whether it is one of all or the leaf's own. */
function kindAt({ ticket, conclusion }: Leaf): TicketKind | undefined {
  if (ticket === undefined) return undefined;
  return 'kind' in ticket ? kindNamed(ticket.kind) : guidedKind({ ...ticket, conclusion });
}

function labelsAt(end: Leaf): string[] {
  return (kindAt(end)?.fields ?? []).map(({ label }) => label);
}
