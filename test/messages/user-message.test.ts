import { describe, expect, it } from 'vitest';

import { userMessage } from '#lib/messages/user-message.ts';
import { knownCodes } from '#lib/triage/look-up.ts';
import { userWordings } from '#lib/triage/user-wording.ts';

import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

const asked = knownCodes.map(({ code, type }) => ({ asked: `${code} ${type}`, code, type }));

describe('userMessage', () => {
  it('of ITEM_LOGIN_REQUIRED', () => {
    expect(seen(userMessage('ITEM_LOGIN_REQUIRED'))).toMatchInlineSnapshot(`
      "A message for the end user, to copy.

      *To send to the end user* (English)

      Your bank asks you to confirm the connection again. Please open our app, choose your bank account and log in to your bank once more. It takes about a minute, and nothing you have set up will be lost.

      *To send to the end user* (Spanish)

      Su banco le pide que confirme la conexión otra vez. Por favor, abra nuestra aplicación, elija su cuenta bancaria y vuelva a iniciar sesión en su banco. Le tomará alrededor de un minuto y no perderá nada de lo que ya configuró."
    `);
  });

  it.each(asked)('of $asked is sound', ({ asked }) => {
    expect(slackProblems(userMessage(asked))).toEqual([]);
  });

  it.each(asked)(
    'of $asked has every wording as text to copy, untouched',
    ({ asked, code, type }) => {
      const copy = userMessage(asked).blocks.filter((block) => block.type === 'rich_text');
      const wordings = userWordings(code, type);
      expect(copy).toHaveLength(wordings.length);
      for (const { text } of wordings) expect(JSON.stringify(copy)).toContain(JSON.stringify(text));
    },
  );

  it('of a code without wording says so', () => {
    expect(seen(userMessage('INVALID_API_KEYS'))).toMatchInlineSnapshot(`
      "\`INVALID_API_KEYS\` is not for the end user to mend, so there is nothing to tell them.

      \`INVALID_API_KEYS\` is not for the end user to mend, so there is nothing to tell them."
    `);
  });

  it('of what is no code is sound, and says so too', () => {
    const message = userMessage('<!channel> `no_code`');
    expect(slackProblems(message)).toEqual([]);
    expect(message.text).toContain('nothing to tell them');
  });
});
