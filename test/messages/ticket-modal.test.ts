import { describe, expect, it } from 'vitest';

import { ticketModal, ticketText } from '#lib/messages/ticket-modal.ts';
import { ticketDraft, type TicketSubject } from '#lib/tickets/ticket-draft.ts';
import { adviceFor, knownCodes } from '#lib/triage/look-up.ts';

import { itemIdNumber } from '../builders/card-facts.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

const subject: TicketSubject = {
  bank: 'Tattersall Bank',
  code: 'ITEM_LOGIN_REQUIRED',
  errorType: 'ITEM_ERROR',
  environment: 'production',
  since: '2026-05-04T09:30:00.000Z',
  itemIds: [itemIdNumber(1)],
  count: 1,
  ids: { institution_id: 'ins_56' },
};

describe('ticketModal', () => {
  it('of one Item', () => {
    const draft = ticketDraft(subject, adviceFor('ITEM_LOGIN_REQUIRED', 'ITEM_ERROR')?.advice);
    expect(seen(ticketModal(draft))).toMatchInlineSnapshot(`
      "Ticket draft

      Copy this into <https://dashboard.plaid.com/support/new/financial-institutions/authentication-issues|Plaid’s form>.

      Subject: Tattersall Bank: ITEM_LOGIN_REQUIRED on 1 Item

      Plaid can no longer log in to the bank for this Item. This affects 1 Item at Tattersall Bank.

      error_code: ITEM_LOGIN_REQUIRED
      error_type: ITEM_ERROR
      environment: production
      first seen: 2026-05-04T09:30:00.000Z

      item_id: Qn7rWpXv2sKd9LmBtY4eHgJ8uZc5fAoN00001
      access_token: [add it here, in Plaid's form only]
      institution_id: ins_56
      link_session_id or request_id: [missing]

      What we tried: 

      *Still missing*
      •  \`access_token\`: in your own secure store; paste it only into the form of Plaid’s dashboard
      •  \`link_session_id\` or \`request_id\`: in Link’s onSuccess, onExit and onEvent; in the dashboard under Activity, Logs; or in each answer of the API and its X-Request-Id header; webhooks have none, so call /item/get

      Never paste an access token into Slack: add it in the form only."
    `);
  });

  it.each(knownCodes.map((known) => [`${known.type} ${known.code}`, known] as const))(
    'of %s is sound',
    (_name, { code, type, advice }) => {
      const draft = ticketDraft({ ...subject, code, errorType: type }, advice);
      expect(slackProblems(ticketModal(draft))).toEqual([]);
    },
  );

  it('is sound with hostile and endless values', () => {
    const bad = '<!channel> *x* `y` \u202e'.repeat(300);
    const draft = ticketDraft({ ...subject, bank: bad, ids: { institution_id: bad } }, undefined);
    expect(slackProblems(ticketModal(draft))).toEqual([]);
  });

  it('holds the draft as it stands, to be copied', () => {
    const draft = ticketDraft({ ...subject, bank: 'Fern & Sons <Bank>' }, undefined);
    expect(seen(ticketModal(draft))).toContain(ticketText(draft));
    expect(ticketText(draft)).toContain(
      'Subject: Fern & Sons <Bank>: ITEM_LOGIN_REQUIRED on 1 Item',
    );
  });
});
