import { describe, expect, it } from 'vitest';

import { adviceMessage } from '#lib/messages/advice-message.ts';
import { knownCodes } from '#lib/triage/look-up.ts';

import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

const codes = [...new Set(knownCodes.map(({ code }) => code))];
const entriesOf = (code: string) => knownCodes.filter((known) => known.code === code);

describe('adviceMessage', () => {
  it('of ITEM_LOGIN_REQUIRED', () => {
    expect(seen(adviceMessage(entriesOf('ITEM_LOGIN_REQUIRED'), 3, 'item_login_requird')))
      .toMatchInlineSnapshot(`
      "ITEM_LOGIN_REQUIRED: Plaid can no longer log in to the bank for this Item. Ask the user to reconnect: open Link in update mode.

      Taken as \`ITEM_LOGIN_REQUIRED\`.

      *ITEM_LOGIN_REQUIRED*: 3 Items with it now

      Plaid can no longer log in to the bank for this Item. No new data reaches your app for this user until they log in again.

      *Who acts:* the end user. Ask the user to reconnect: open Link in update mode.
      *Try again:* No. Calling again does not help; wait for the user to finish update mode.
      *Where:* API, webhook; update mode mends it

      *Causes*
      •  The user changed the password or the second factor, or the login session ran out.
      •  Consent at an OAuth bank expired or was withdrawn; error_code_reason tells which.
      •  The bank moved to OAuth, so the old login no longer counts.
      •  The same login was linked twice at a bank that keeps only one connection alive.
      •  In Sandbox every Item gets here by itself after 30 days.

      *Steps*
      •  Send the user a link into your app that opens Link in update mode; the access token stays the same.
      •  Watch for LOGIN_REPAIRED: the user may have repaired the login through another app.
      •  Two Items for one login? Keep the newer one and remove the older.
      •  Back again straight after a good update? File a ticket with the identifiers.

      *To send to the end user*

      Your bank asks you to confirm the connection again. Please open our app, choose your bank account and log in to your bank once more. It takes about a minute, and nothing you have set up will be lost.

      *For a ticket:* \`access_token\`, \`institution_id\`, \`link_session_id\` or \`request_id\`. <https://dashboard.plaid.com/support/new/financial-institutions/authentication-issues|Form>

      \`ITEM_ERROR\`  ·  <https://plaid.com/docs/errors/item/#item_login_required|Plaid’s page>  ·  as of 2026-03-07

      Share in channel"
    `);
  });

  it.each(codes)('of %s is sound', (code) => {
    const message = adviceMessage(entriesOf(code), 12_345, code.toLowerCase());
    expect(slackProblems(message)).toEqual([]);
    expect(message.blocks.length).toBeLessThanOrEqual(50);
    expect(message.text.length).toBeLessThanOrEqual(300);
  });

  it.each(knownCodes.map((known) => [`${known.type} ${known.code}`, known] as const))(
    'of %s alone says all that its advice says',
    (_name, known) => {
      const { advice } = known;
      const shown = seen(adviceMessage([known], 0, undefined)).replaceAll('&amp;', '&');
      const texts = [
        advice.meaning,
        advice.impact,
        advice.next,
        advice.retry.advice,
        ...advice.causes,
        ...advice.steps,
        advice.endUserWording ?? '',
        advice.docs,
        advice.ticket.form,
        advice.legacy?.successor ?? '',
        advice.note ?? '',
      ];
      expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
    },
  );

  it.each(codes.filter((code) => entriesOf(code).length > 1))(
    'of %s tells its types apart',
    (code) => {
      const shown = seen(adviceMessage(entriesOf(code), 0, undefined));
      for (const { type, advice } of entriesOf(code)) {
        expect(shown).toContain(`\`${type}\``);
        expect(shown).toContain(advice.meaning);
        expect(shown).toContain(advice.next);
      }
    },
  );

  it.each([
    { affected: 0, says: 'no Item has it now' },
    { affected: 1, says: '1 Item with it now' },
    { affected: 1_200, says: '1,200 Items with it now' },
  ])('with $affected affected: $says', ({ affected, says }) => {
    expect(seen(adviceMessage(entriesOf('ITEM_LOCKED'), affected, undefined))).toContain(says);
  });

  it('says what it took the question for, if that is not what was typed', () => {
    expect(seen(adviceMessage(entriesOf('ITEM_LOCKED'), 0, 'itm_locked'))).toContain(
      'Taken as `ITEM_LOCKED`.',
    );
    expect(seen(adviceMessage(entriesOf('ITEM_LOCKED'), 0, undefined))).not.toContain('Taken as');
  });

  it('gives the wording for the end user as text to copy, untouched', () => {
    const { blocks } = adviceMessage(entriesOf('NO_AUTH_ACCOUNTS'), 0, undefined);
    const copy = blocks.filter(({ type }) => type === 'rich_text');
    expect(JSON.stringify(copy)).toContain(
      JSON.stringify(entriesOf('NO_AUTH_ACCOUNTS')[0]?.advice.endUserWording),
    );
  });

  it('is sound when nothing is known', () => {
    expect(slackProblems(adviceMessage([], 0, undefined))).toEqual([]);
  });
});
