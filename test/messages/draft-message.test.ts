import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { draftMessage, draftModal, ticketText } from '#lib/messages/draft-message.ts';
import type { Message, Modal } from '#lib/messages/message.ts';
import { allKinds, kindNamed } from '#lib/tickets/all-kinds.ts';
import { errorKind } from '#lib/tickets/kinds/error-kinds.ts';
import type { TicketFacts, TicketKind } from '#lib/tickets/ticket-kind.ts';
import { type TicketDraft, writeTicket } from '#lib/tickets/write-ticket.ts';
import { knownCodes } from '#lib/triage/look-up.ts';

import { itemIdNumber } from '../builders/card-facts.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems, textsIn } from '../builders/slack-limits.ts';
import { everyId, ticketFacts } from '../builders/ticket-facts.ts';

const SINCE = '2026-05-04T09:30:00.000Z';

function named(name: string): TicketKind {
  const kind = kindNamed(name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
}

/** A draft in whose every field that stands. */
function filled(kind: TicketKind, facts: TicketFacts, typed: string): TicketDraft {
  const names = [...kind.fields.map(({ name }) => name), 'tried'];
  const values = Object.fromEntries(names.map((name) => [name, typed]));
  return writeTicket(kind, facts, { values, ids: {}, checked: [] });
}

/** The text that can be copied, put together from all its parts. */
function copied(said: Message | Modal): string {
  return said.blocks
    .filter(({ type }) => type === 'rich_text')
    .flatMap((block) => textsIn(block))
    .map(({ text }) => text)
    .join('');
}

function problems(draft: TicketDraft): string[] {
  return [
    ...slackProblems(draftModal(draft, '{}', 'The draft stands in the thread, too.')),
    ...inThread(draft),
  ];
}

function inThread(draft: TicketDraft): string[] {
  return slackProblems(draftMessage(draft, 'U0MIRA'), { people: true });
}

describe('the finished draft', () => {
  const missing = writeTicket(
    named('missing-accounts'),
    ticketFacts({
      code: 'ITEM_LOGIN_REQUIRED',
      errorType: 'ITEM_ERROR',
      environment: 'production',
      since: SINCE,
      ids: { institution_id: 'ins_56' },
    }),
    {
      values: { type: 'checking', mask: '4200', tried: 'Fetched again after two days.' },
      ids: {},
      checked: ['not-closed', 'selected'],
    },
  );

  it('for who wrote it', () => {
    expect(seen(draftModal(missing, '{}', ''))).toMatchInlineSnapshot(`
      "Ticket draft

      Copy this into <https://dashboard.plaid.com/support/new/financial-institutions/missing-data/missing-accounts|Plaid’s form>. In its menu: Missing data issues › Missing account data, as Plaid’s FAQ named it around 2020.

      Subject: Lucky Dog Bank: checking account missing, ending in 4200

      An Item at Lucky Dog Bank does not return a checking account. Number of access_tokens affected: 1.

      Type of the missing account: checking
      Last four digits of the missing account: 4200
      Description: [missing]

      error_code: ITEM_LOGIN_REQUIRED
      error_type: ITEM_ERROR
      environment: production
      first seen: 2026-05-04T09:30:00.000Z

      item_id: Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001
      access_token: [add it here, in Plaid's form only]
      institution_id: ins_56

      Not done before filing:
      - Checked that no other account_id has taken its place

      What we tried: Fetched again after two days.

      *Still missing*
      •  \`access_token\`: in your own secure store; paste it only into the form of Plaid’s dashboard

      Access tokens go into Plaid’s form only, never into Slack.

      Once it is filed: the case number
      Tartan then shows the case with the alert and the Item, and says what happens to it by itself."
    `);
  });

  it('for the thread', () => {
    expect(seen(draftMessage(missing, 'U0MIRA'))).toMatchInlineSnapshot(`
      "Ticket draft: Lucky Dog Bank: checking account missing, ending in 4200

      Ticket draft by <@U0MIRA>

      Copy this into <https://dashboard.plaid.com/support/new/financial-institutions/missing-data/missing-accounts|Plaid’s form>. In its menu: Missing data issues › Missing account data, as Plaid’s FAQ named it around 2020.

      Subject: Lucky Dog Bank: checking account missing, ending in 4200

      An Item at Lucky Dog Bank does not return a checking account. Number of access_tokens affected: 1.

      Type of the missing account: checking
      Last four digits of the missing account: 4200
      Description: [missing]

      error_code: ITEM_LOGIN_REQUIRED
      error_type: ITEM_ERROR
      environment: production
      first seen: 2026-05-04T09:30:00.000Z

      item_id: Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001
      access_token: [add it here, in Plaid's form only]
      institution_id: ins_56

      Not done before filing:
      - Checked that no other account_id has taken its place

      What we tried: Fetched again after two days.

      *Still missing*
      •  \`access_token\`: in your own secure store; paste it only into the form of Plaid’s dashboard

      Access tokens go into Plaid’s form only, never into Slack."
    `);
  });

  it('for Codat’s support', () => {
    const facts = ticketFacts({ ids: { connectionId: everyId.connectionId } });
    const draft = filled(named('codat'), facts, 'The sync of 4 May has no bank accounts.');
    expect(seen(draftModal(draft, '{}', ''))).toMatchInlineSnapshot(`
      "Ticket draft

      Copy this into <mailto:support@codat.io|a mail to support@codat.io>.

      Subject: Data connection through Plaid (Lucky Dog Bank)

      This is about a data connection through Plaid, at Lucky Dog Bank.

      datasetId: The sync of 4 May has no bank accounts.
      What happened, and what was expected: The sync of 4 May has no bank accounts.

      item_id: Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001
      companyId: [missing]
      connectionId: 33f13646-e3f0-458a-b6ee-f5c1f38c1fdb
      correlationId: [missing]

      What we tried: The sync of 4 May has no bank accounts.

      *Still missing*
      •  \`companyId\`: in Codat’s portal in the address of the company’s page, and in GET /companies
      •  \`correlationId\`: in the body of every error of Codat’s API

      Access tokens go into Plaid’s form only, never into Slack.

      Once it is filed: the case number
      Tartan then shows the case with the alert and the Item, and says what happens to it by itself."
    `);
  });

  it('says where else it stands, and asks for the case number', () => {
    const modal = draftModal(missing, '{"subject":"x"}', 'The draft stands in the thread, too.');
    expect(seen(modal)).toContain('\n\nThe draft stands in the thread, too.\n\n');
    expect(modal).toMatchObject({
      callback_id: 'case_form',
      private_metadata: '{"subject":"x"}',
      submit: { text: 'I filed it' },
    });
    expect(modal.blocks.at(-1)).toMatchObject({ type: 'input', block_id: 'case', optional: true });
  });

  it('of which nothing is missing has no list of that', () => {
    const draft = writeTicket(named('api'), ticketFacts({ ids: everyId }));
    expect(seen(draftModal(draft, '{}', ''))).not.toContain('Still missing');
  });

  it.each([
    { case: 'a person', by: 'U0MIRA', says: 'Ticket draft by <@U0MIRA>' },
    { case: 'nobody that Slack knows', by: '<!channel>', says: 'Ticket draft by somebody' },
  ])('by $case', ({ by, says }) => {
    const message = draftMessage(missing, by);
    expect(seen(message)).toContain(says);
    expect(slackProblems(message, { people: true })).toEqual([]);
  });

  it('on a lock screen is its subject', () => {
    expect(draftMessage(missing, 'U0MIRA').text).toBe(
      'Ticket draft: Lucky Dog Bank: checking account missing, ending in 4200',
    );
  });

  it('is copied as it stands: nothing in it is Slack’s markup', () => {
    const draft = writeTicket(named('link'), ticketFacts({ bank: 'Fern & Sons <Bank>' }));
    expect(ticketText(draft)).toContain('Subject: Link fails at Fern & Sons <Bank>');
    expect(copied(draftModal(draft, '{}', ''))).toBe(ticketText(draft));
    expect(copied(draftMessage(draft, 'U0MIRA'))).toBe(ticketText(draft));
  });
});

describe('a long draft', () => {
  /** As much as the form takes, the number of letters counted as Slack counts them. */
  it.each([
    { case: 'words', typed: 'word '.repeat(400) },
    { case: 'emoji', typed: '🏦'.repeat(1_000) },
    { case: 'an emoji over each cut', typed: `x${'🏦'.repeat(999)}` },
    { case: 'lines', typed: '2026-05-04, $1.00, Amazon\n'.repeat(76) },
  ])('of $case in every field is whole, in the modal and in the thread', ({ typed }) => {
    for (const kind of allKinds()) {
      const lines = kind.fields
        .filter(({ form }) => form !== 'lines')
        .map(({ name }) => [name, 'x']);
      const long = kind.fields
        .filter(({ form }) => form === 'lines')
        .map(({ name }) => [name, typed]);
      const values = Object.fromEntries([...lines, ...long, ['tried', typed]]);
      const itemIds = Array.from({ length: 50 }, (_, index) => itemIdNumber(index));
      const facts = ticketFacts({ itemIds, count: 50, ids: everyId });
      const draft = writeTicket(kind, facts, { values, ids: {}, checked: [] });
      expect(problems(draft), kind.name).toEqual([]);
      expect(copied(draftModal(draft, '{}', '')), kind.name).toBe(ticketText(draft));
      expect(copied(draftMessage(draft, 'U0MIRA')), kind.name).toBe(ticketText(draft));
    }
  });

  it('that no form lets through is cut, and says so', () => {
    const draft = filled(named('question'), ticketFacts(), 'word '.repeat(40_000));
    for (const said of [draftModal(draft, '{}', ''), draftMessage(draft, 'U0MIRA')]) {
      expect(ticketText(draft).startsWith(copied(said))).toBe(true);
      expect(seen(said)).toContain('The draft is longer than Slack takes; it ends here.');
    }
    expect(problems(draft)).toEqual([]);
  });
});

describe('Slack takes the draft', () => {
  const situations: Partial<TicketFacts>[] = [
    { ids: { institution_id: 'ins_56' } },
    { itemIds: [], count: 0 },
    { itemIds: [1, 2, 3].map(itemIdNumber), count: 12_000, accountCount: 13_000, ids: everyId },
  ];

  it.each(allKinds().map((kind) => ({ case: kind.name, kind })))(
    'of $case, with every code that we know',
    ({ kind }) => {
      for (const [index, { code, type, advice }] of knownCodes.entries()) {
        const asked = kind.name === 'error' ? errorKind(advice) : kind;
        const about = { code, errorType: type, advice, since: SINCE, ...situations[index % 3] };
        const draft = writeTicket(asked, ticketFacts(about));
        // The modal has the same blocks and one input more, and Slack takes more of it.
        const found = index % 5 === 0 ? problems(draft) : inThread(draft);
        expect(found, code).toEqual([]);
      }
    },
  );

  it('whatever was typed, and whatever the bank is called', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(
        '',
        '<!channel> *x* `y` <http://evil|ok> \u202e',
        '&'.repeat(4_000),
        '🏦'.repeat(4_000),
        `x${' '.repeat(1_900)}x`,
      ),
    );
    const kinds = fc.constantFrom(...allKinds().map(({ name }) => name));
    fc.assert(
      fc.property(kinds, text, text, (name, bank, typed) => {
        expect(problems(filled(named(name), ticketFacts({ bank }), typed))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
