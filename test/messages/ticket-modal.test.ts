import { describe, expect, it } from 'vitest';

import { draftMessage, draftModal } from '#lib/messages/draft-message.ts';
import { ticketModal } from '#lib/messages/ticket-modal.ts';
import { allKinds, kindNamed } from '#lib/tickets/all-kinds.ts';
import { errorKind } from '#lib/tickets/kinds/error-kinds.ts';
import type { TicketFacts, TicketKind } from '#lib/tickets/ticket-kind.ts';
import { writeTicket } from '#lib/tickets/write-ticket.ts';
import { knownCodes } from '#lib/triage/look-up.ts';

import { itemIdNumber } from '../builders/card-facts.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

const NOW = new Date('2026-05-04T10:00:00.000Z');

function facts(but: Partial<TicketFacts> = {}): TicketFacts {
  return {
    bank: 'Tattersall Bank',
    institutionId: 'ins_56',
    since: '2026-05-04T09:30:00.000Z',
    itemIds: [itemIdNumber(1)],
    count: 1,
    ids: { institution_id: 'ins_56' },
    accounts: [{ accountId: 'acc1', name: 'Plaid Checking', mask: '0000', type: 'depository' }],
    ...but,
  };
}

function form(kind: TicketKind, about: TicketFacts) {
  return ticketModal({
    kind,
    facts: about,
    metadata: '{"about":""}',
    notices: [],
    initial: {},
    now: NOW,
  });
}

function draftOf(kind: TicketKind, about: TicketFacts, typed = '') {
  const values = Object.fromEntries(kind.fields.map(({ name }) => [name, typed]));
  return writeTicket(kind, about, { values, ids: {}, checked: [] });
}

describe('the form of a ticket', () => {
  it('shows what is known, asks for what is missing, and says where it is', () => {
    const shown = seen(form(errorKind(undefined), facts({ code: 'ITEM_LOCKED' })));
    expect(shown).toContain('error_code `ITEM_LOCKED`');
    expect(shown).toContain(`item_id \`${itemIdNumber(1)}\``);
    expect(shown).toContain('may show it only in an hour or two');
    expect(shown).toContain('link_session_id (one of two will do)');
    expect(shown).toContain('In Link’s onSuccess, onExit and onEvent');
    expect(shown).toContain('here the item_id stands for it');
    expect(shown).toContain('Never paste an access token into Slack');
  });

  it('asks for the item_id where no Item is known', () => {
    const kind = kindNamed('missing-transactions') ?? errorKind(undefined);
    const shown = seen(form(kind, facts({ itemIds: [], count: 0, ids: {} })));
    expect(shown).toContain('item_id');
    expect(shown).not.toContain('stands for it');
  });

  it('offers the accounts of the Item, or a place for their ids', () => {
    const kind = kindNamed('misclassified-accounts') ?? errorKind(undefined);
    expect(seen(form(kind, facts()))).toContain('Plaid Checking ••0000 (depository)');
    expect(seen(form(kind, facts({ accounts: [] })))).toContain('One or more, a line each.');
  });

  it.each(allKinds().map((kind) => [kind.name, kind] as const))('of %s is sound', (_name, kind) => {
    const several = facts({ count: 300, accountCount: 400 });
    for (const about of [facts(), several, facts({ itemIds: [], count: 0, ids: {} })]) {
      expect(slackProblems(form(kind, about))).toEqual([]);
      expect(slackProblems(draftModal(draftOf(kind, about), '{}', ''))).toEqual([]);
      expect(slackProblems(draftMessage(draftOf(kind, about), 'U0YOU'), { people: true })).toEqual(
        [],
      );
    }
  });

  it.each(knownCodes.map((known) => [`${known.type} ${known.code}`, known] as const))(
    'of %s is sound',
    (_name, { code, type, advice }) => {
      const about = facts({ code, errorType: type, advice });
      expect(slackProblems(form(errorKind(advice), about))).toEqual([]);
      expect(slackProblems(draftModal(draftOf(errorKind(advice), about), '{}', ''))).toEqual([]);
    },
  );

  it('is sound with hostile values', () => {
    const bad = '<!channel> *x* `y` & "z" '.repeat(20);
    const account = { accountId: 'a', name: bad, mask: '0000', type: 'depository' };
    const about = facts({ bank: bad, ids: { institution_id: bad }, accounts: [account] });
    for (const kind of allKinds()) {
      expect(slackProblems(form(kind, about))).toEqual([]);
      expect(slackProblems(draftModal(draftOf(kind, about, bad), '{}', bad))).toEqual([]);
    }
  });
});

describe('the draft', () => {
  it('as it is shown to who wrote it', () => {
    const kind = kindNamed('missing-accounts') ?? errorKind(undefined);
    const draft = writeTicket(kind, facts(), {
      values: { type: 'checking', mask: '4200' },
      ids: {},
      checked: ['not-closed', 'not-replaced', 'selected'],
    });
    expect(seen(draftModal(draft, '{}', 'The draft stands in the thread, too.')))
      .toMatchInlineSnapshot(`
        "Ticket draft

        Copy this into <https://dashboard.plaid.com/support/new/financial-institutions/missing-data/missing-accounts|Plaid’s form>. In its menu: Missing data issues › Missing account data, as Plaid’s FAQ named it around 2020.

        Subject: Tattersall Bank: checking account missing, ending in 4200

        An Item at Tattersall Bank does not return a checking account. Number of access_tokens affected: 1.

        Type of the missing account: checking
        Last four digits of the missing account: 4200
        Description: [missing]

        first seen: 2026-05-04T09:30:00.000Z

        item_id: Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001
        access_token: [add it here, in Plaid's form only]
        institution_id: ins_56

        What we tried: 

        *Still missing*
        •  \`access_token\`: in your own secure store; paste it only into the form of Plaid’s dashboard

        Access tokens go into the form of support only, never into Slack.

        The draft stands in the thread, too.

        Once it is filed: the case number
        Tartan then shows the case with the alert and the Item, and says what happens to it by itself."
      `);
  });

  it('holds a long text whole, on several pages', () => {
    const kind = kindNamed('question') ?? errorKind(undefined);
    const typed = `${'word '.repeat(800)}the end`;
    const shown = seen(draftModal(draftOf(kind, facts(), typed), '{}', ''));
    expect(shown).toContain('the end');
  });
});
