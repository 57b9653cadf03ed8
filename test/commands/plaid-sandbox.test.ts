import { describe, expect, it } from 'vitest';

import { knownCodes } from '#lib/triage/look-up.ts';
import { fireableWebhooks } from '#lib/triage/plaid/sandbox-webhooks.ts';

import { ask, buttonsIn, sharedBy } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { seen } from '../builders/seen.ts';

const ITEM = itemIdNumber(1);
const codes = [...new Set(knownCodes.map(({ code }) => code))];
const MFA_HELP = 'Ask for mfa device, mfa questions 2 3';

describe('/plaid sandbox', () => {
  it('without a code explains itself', async () => {
    expect(seen(await ask('sandbox'))).toContain('/plaid sandbox &lt;code | mfa …&gt;');
  });

  it.each([
    'ITEM_LOCKED',
    'INVALID_CREDENTIALS',
    'INVALID_MFA',
    'MFA_NOT_SUPPORTED',
    'NO_ACCOUNTS',
    'INSTITUTION_DOWN',
    'INSTITUTION_NOT_RESPONDING',
  ])('%s: user_good and the password that brings it about', async (code) => {
    const message = await ask(`sandbox ${code}`);
    const shown = seen(message);
    expect(message.text).toContain(`Username user_good, password error_${code}.`);
    expect(shown).toContain('Username `user_good`');
    expect(shown).toContain(`Password \`error_${code}\``);
    expect(shown).toContain('Sandbox only');
    expect(shown).toContain('https://plaid.com/docs/sandbox/test-credentials/');
  });

  it.each(['item_locked', 'item locked', 'error_ITEM_LOCKED', '"ITEM_LOCKED"', 'ITEM_LOKED'])(
    'is found as %s',
    async (typed) => {
      expect(await ask(`sandbox ${typed}`)).toEqual(await ask('sandbox ITEM_LOCKED'));
    },
  );

  it.each([
    { code: 'ITEM_LOGIN_REQUIRED', says: '/plaid sandbox reset' },
    { code: 'PENDING_DISCONNECT', says: '/plaid sandbox fire ITEM.PENDING_DISCONNECT' },
    { code: 'PENDING_EXPIRATION', says: 'PENDING_DISCONNECT can' },
    { code: 'INTERNAL_SERVER_ERROR', says: 'Make the call that it belongs to' },
    { code: 'INVALID_API_KEYS', says: 'Make the call that it belongs to' },
    { code: 'RATE_LIMIT', says: 'Make the call that it belongs to' },
    { code: 'PRODUCT_NOT_READY', says: 'Make the call that it belongs to' },
  ])('$code: no password, but $says', async ({ code, says }) => {
    const shown = seen(await ask(`sandbox ${code}`));
    expect(shown).toContain(`No password brings about \`${code}\` in Link.`);
    expect(shown).toContain(says);
    expect(shown).not.toContain('user_good');
  });

  it.each(codes)('%s: one or the other, and shared as it stands', async (code) => {
    const message = await ask(`sandbox ${code}`);
    const shown = seen(message);
    expect(shown.includes(`Password \`error_${code}\``)).toBe(!shown.includes('No password'));
    expect(await ask(sharedBy(message) ?? '')).toEqual(message);
  });

  it.each([
    { typed: 'INVALID_MTX', says: 'Did you mean `INVALID_MFA`' },
    { typed: 'FLUX_CAPACITOR', says: 'mfa device, mfa questions or mfa selections' },
    { typed: '__proto__', says: 'Tartan knows no such error code' },
    { typed: '<!channel>', says: 'Tartan knows no such error code' },
  ])('does not know $typed: $says', async ({ typed, says }) => {
    expect((await ask(`sandbox ${typed}`)).text).toContain(says);
  });
});

describe('/plaid sandbox mfa', () => {
  it.each([
    { typed: 'device', password: 'mfa_device', says: '1234' },
    { typed: 'questions', password: 'mfa_questions_1_1', says: '1 × 1' },
    { typed: 'questions 2 3', password: 'mfa_questions_2_3', says: '2 × 3' },
    { typed: 'questions 9 9', password: 'mfa_questions_9_9', says: 'answer_0_0' },
    { typed: 'selections', password: 'mfa_selections', says: 'Take Yes' },
    { typed: 'selections 2 3 4', password: 'mfa_selections_2_3_4', says: 'each with 4 options' },
    { typed: 'selections 1 1 2', password: 'mfa_selections_1_1_2', says: 'each with 2 options' },
    { typed: 'question 2 3', password: 'mfa_questions_2_3', says: '2 × 3' },
    { typed: 'SELECTIONS 2 3 4', password: 'mfa_selections_2_3_4', says: '2 × 3' },
  ])('$typed: $password', async ({ typed, password, says }) => {
    const message = await ask(`sandbox mfa ${typed}`);
    expect(message.text).toContain(`Username user_good, password ${password}.`);
    expect(seen(message)).toContain(`Password \`${password}\``);
    expect(seen(message)).toContain(says);
    expect(await ask(sharedBy(message) ?? '')).toEqual(message);
  });

  it.each([
    '',
    'dance',
    's',
    '*',
    'device 1',
    'questions 2',
    'questions 0 3',
    'questions 2 10',
    'questions -1 3',
    'questions 1.5 3',
    'questions two three',
    'questions 2 3 4',
    'questions ٢ ٣',
    'questions NaN Infinity',
    'selections 2',
    'selections 2 3',
    'selections 2 3 1',
    'selections 2 3 0',
    'selections 2 3 4 5',
    'selections 9 9 99',
  ])('%j: what to ask for', async (typed) => {
    const message = await ask(`sandbox mfa ${typed}`);
    expect(message.text).toContain(MFA_HELP);
    expect(buttonsIn(message)).toEqual([]);
  });
});

describe('/plaid sandbox fire', () => {
  it.each(fireableWebhooks)('%s is handed over', async (webhook) => {
    const { text, lookUp } = await ask(`sandbox fire ${webhook} ${ITEM}`);
    expect(lookUp).toEqual({ kind: 'sandbox webhook', itemId: ITEM, webhook });
    expect(text).toBe(`Asking Plaid’s Sandbox to fire ${webhook} …`);
  });

  it.each([
    { typed: 'pending-disconnect', webhook: 'ITEM.PENDING_DISCONNECT' },
    { typed: 'LOGIN_REPAIRED', webhook: 'ITEM.LOGIN_REPAIRED' },
    { typed: 'SYNC_UPDATES_AVAILABLE', webhook: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE' },
    { typed: 'transactions.default_update', webhook: 'TRANSACTIONS.DEFAULT_UPDATE' },
  ])('$typed is taken as $webhook', async ({ typed, webhook }) => {
    expect((await ask(`sandbox fire ${typed} ${ITEM}`)).lookUp).toMatchObject({ webhook });
  });

  it.each(['ITEM.ERROR', 'PENDING_EXPIRATION', 'ITEM.ITEM_LOGIN_REQUIRED', 'FLUX_DRAINED', ITEM])(
    '%s cannot be fired: what can, and how ITEM.ERROR comes about',
    async (typed) => {
      const { text, lookUp } = await ask(`sandbox fire ${typed} ${ITEM}`);
      expect(lookUp).toBeUndefined();
      expect(text).toContain('cannot fire that one');
      for (const webhook of fireableWebhooks) expect(text).toContain(webhook);
      expect(text).toContain('/plaid sandbox reset');
    },
  );

  it.each(['', 'LOGIN_REPAIRED', `LOGIN_REPAIRED ${ITEM} ${ITEM}`, 'LOGIN_REPAIRED <@U0VICTIM>'])(
    '%j is not all that it takes',
    async (typed) => {
      const message = await ask(`sandbox fire ${typed}`);
      expect(message.lookUp).toBeUndefined();
      expect(seen(message)).toContain('/plaid sandbox fire &lt;webhook&gt; &lt;item_id&gt;');
    },
  );
});

describe('/plaid sandbox reset', () => {
  it('is handed over', async () => {
    const { text, lookUp } = await ask(`sandbox reset ${ITEM}`);
    expect(lookUp).toEqual({ kind: 'sandbox reset', itemId: ITEM });
    expect(text).toBe('Asking Plaid’s Sandbox to reset the login …');
  });

  it.each(['', `${ITEM} ${ITEM}`, '<!channel>'])('%j is no Item', async (typed) => {
    const message = await ask(`sandbox reset ${typed}`);
    expect(message.lookUp).toBeUndefined();
    expect(seen(message)).toContain('/plaid sandbox reset &lt;item_id&gt;');
  });
});

describe.each([`fire LOGIN_REPAIRED ${ITEM}`, `reset ${ITEM}`])('/plaid sandbox %s', (typed) => {
  it.each(['production', 'development', undefined])(
    'is refused where the environment is %s',
    async (environment) => {
      const { text, lookUp } = await ask(`sandbox ${typed}`, { environment });
      expect(lookUp).toBeUndefined();
      expect(text).toContain('does not touch Items');
      expect(text).toContain('PLAID_ENV=sandbox');
    },
  );

  it('is refused in production even where there is no broker, either', async () => {
    const asking = { environment: 'production', hasAccessTokens: false };
    expect((await ask(`sandbox ${typed}`, asking)).text).toContain('does not touch Items');
  });

  it('is refused without a broker of access tokens', async () => {
    const { text, lookUp } = await ask(`sandbox ${typed}`, { hasAccessTokens: false });
    expect(lookUp).toBeUndefined();
    expect(text).toContain('ACCESS_TOKEN_FUNCTION');
  });

  it('is refused where nothing is there to ask Plaid', async () => {
    const { text, lookUp } = await ask(`sandbox ${typed}`, { hasFollowUps: false });
    expect(lookUp).toBeUndefined();
    expect(text).toContain('FOLLOW_UP_FUNCTION');
  });

  it('is for one person, and cannot be shared', async () => {
    expect(buttonsIn(await ask(`sandbox ${typed}`))).toEqual([]);
  });
});

describe('a login of Sandbox', () => {
  it.each(['ITEM_LOCKED', 'mfa device'])('%s is told with production keys, too', async (typed) => {
    expect(await ask(`sandbox ${typed}`, { environment: 'production' })).toEqual(
      await ask(`sandbox ${typed}`),
    );
  });
});
