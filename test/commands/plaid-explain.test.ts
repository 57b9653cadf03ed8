import { describe, expect, it } from 'vitest';

import { secretKinds } from '#lib/secrets/secret-kinds.ts';

import { ask, buttonsIn, questionsIn } from '../builders/ask.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { START } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const ITEM = itemIdNumber(1);
const TOKEN_TAIL = '3f1c8a52-6e0d-4b97-a2c4-90d7e5b1f683';
const TOKEN = `access-production-${TOKEN_TAIL}`;
const LONGEST = 8_000;

function errorJson(code: string, type: string, more: Readonly<Record<string, string>> = {}) {
  return JSON.stringify({ error_type: type, error_code: code, ...more });
}

describe('/plaid explain', () => {
  it('without a text explains itself', async () => {
    expect(seen(await ask('explain'))).toContain('/plaid explain &lt;text&gt;');
  });

  it('says of a known code what it means, who acts, and whether to try again', async () => {
    const message = await ask(`explain ${errorJson('ITEM_LOGIN_REQUIRED', 'ITEM_ERROR')}`);
    const shown = seen(message);
    expect(message.text).toBe('Found: ITEM_LOGIN_REQUIRED.');
    expect(shown).toContain('*ITEM_LOGIN_REQUIRED*  Plaid can no longer log in');
    expect(shown).toContain('*Who acts:* the end user. Ask the user to reconnect');
    expect(shown).toContain('*Try again:* ');
    const [question = '', ...more] = questionsIn(message);
    expect((await ask(question)).text).toMatch(/^ITEM_LOGIN_REQUIRED: /);
    expect(more).toEqual([]);
  });

  it('says of a code with several types what it means under the pasted one', async () => {
    const [item, report] = await Promise.all(
      ['ITEM_ERROR', 'CHECK_REPORT_ERROR'].map((type) =>
        ask(`explain ${errorJson('NO_ACCOUNTS', type)}`),
      ),
    );
    expect(item?.text).toBe('Found: NO_ACCOUNTS.');
    expect(report?.blocks[0]).not.toEqual(item?.blocks[0]);
  });

  it('says of an unknown code what its type tells', async () => {
    const shown = seen(await ask(`explain ${errorJson('FLUX_DRAINED', 'INSTITUTION_ERROR')}`));
    expect(shown).toContain('*FLUX_DRAINED*  Tartan does not know this code');
    expect(shown).toContain('what its type `INSTITUTION_ERROR` tells');
    expect(shown).toContain('<https://plaid.com/docs/errors/institution/|Plaid’s page>');
  });

  it.each([
    { case: 'without a type', pasted: '{"error_code": "FLUX_DRAINED"}' },
    { case: 'of an unknown type', pasted: errorJson('FLUX_DRAINED', 'FLUX_ERROR') },
  ])('says of an unknown code $case where codes are listed', async ({ pasted }) => {
    const shown = seen(await ask(`explain ${pasted}`));
    expect(shown).toContain('*FLUX_DRAINED*  Tartan does not know this code');
    expect(shown).toContain('plaid.com/docs/errors');
  });

  it.each([
    { reason: 'OAUTH_INVALID_TOKEN', says: 'stopped accepting the OAuth token' },
    { reason: 'OAUTH_CONSENT_EXPIRED', says: 'consent again in update mode' },
    { reason: 'OAUTH_USER_REVOKED', says: 'put an end to the sharing' },
  ])('explains the reason $reason beside the code', async ({ reason, says }) => {
    const pasted = errorJson('ITEM_LOGIN_REQUIRED', 'ITEM_ERROR', { error_code_reason: reason });
    const shown = seen(await ask(`explain ${pasted}`));
    expect(shown).toContain('*ITEM_LOGIN_REQUIRED*');
    expect(shown).toContain(`*Reason* \`${reason}\``);
    expect(shown).toContain(says);
  });

  it('leaves out a reason that nobody knows', async () => {
    const more = { error_code_reason: 'OAUTH_FLUX' };
    const pasted = errorJson('ITEM_LOGIN_REQUIRED', 'ITEM_ERROR', more);
    expect(seen(await ask(`explain ${pasted}`))).not.toContain('*Reason*');
  });

  it('explains a webhook, and leads to it and to its Item', async () => {
    const body = { webhook_type: 'ITEM', webhook_code: 'PENDING_DISCONNECT', item_id: ITEM };
    const message = await ask(`explain ${JSON.stringify(body)}`);
    const shown = seen(message);
    expect(message.text).toBe('Found: ITEM.PENDING_DISCONNECT, 1 identifier.');
    expect(shown).toContain('*ITEM.PENDING_DISCONNECT*  ');
    expect(shown).toContain('*What to do:* ');
    expect(questionsIn(message)).toEqual(['webhook ITEM.PENDING_DISCONNECT', `item ${ITEM}`]);
  });

  it('says of an unknown webhook where webhooks are listed', async () => {
    const body = { webhook_type: 'FLUX', webhook_code: 'DRAINED' };
    const shown = seen(await ask(`explain ${JSON.stringify(body)}`));
    expect(shown).toContain('*FLUX.DRAINED*  A webhook that Tartan does not know');
    expect(shown).toContain('plaid.com/docs/api/webhooks');
  });

  it('names each identifier, and leads to what answers for its kind', async () => {
    const message = await ask(`explain item_id ${ITEM} at institution_id ins_900017 fails`);
    const shown = seen(message);
    expect(message.text).toBe('Found: 2 identifiers.');
    expect(shown).toContain(`•  item_id \`${ITEM}\``);
    expect(shown).toContain('•  institution_id `ins_900017`');
    expect(questionsIn(message)).toEqual([`item ${ITEM}`, 'institution ins_900017']);
  });

  it('leads with other identifiers to /plaid find', async () => {
    const message = await ask('explain request_id mQ3vT9xKp2LwZ7a, user_id usr_7kPq2Wm9ZsT4');
    expect(questionsIn(message)).toEqual(['find mQ3vT9xKp2LwZ7a', 'find usr_7kPq2Wm9ZsT4']);
  });

  it('calls an identifier that nothing names just that', async () => {
    expect(seen(await ask(`explain what about ${ITEM} today`))).toContain(`•  an id \`${ITEM}\``);
  });

  it('explains several codes, each by itself', async () => {
    const message = await ask('explain INSTITUTION_DOWN, then ITEM_LOCKED and RATE_LIMIT');
    const shown = seen(message);
    for (const code of ['INSTITUTION_DOWN', 'ITEM_LOCKED', 'RATE_LIMIT'])
      expect(shown).toContain(`*${code}*  `);
    expect(message.text).toBe('Found: INSTITUTION_DOWN, ITEM_LOCKED, RATE_LIMIT.');
  });

  it('says how many more codes and identifiers there are than it shows', async () => {
    const codes = ['INSTITUTION_DOWN', 'ITEM_LOCKED', 'RATE_LIMIT', 'INVALID_MFA', 'NO_ACCOUNTS'];
    const ids = Array.from({ length: 14 }, (_, index) => `item_id: ${itemIdNumber(index)}`);
    const { blocks } = await ask(`explain ${codes.join(' ')} ${ids.join(' ')}`);
    const shown = seen({ text: '', blocks });
    expect(shown.match(/\*Who acts:\*/g)).toHaveLength(4);
    expect(shown.match(/• {2}item_id `/g)).toHaveLength(12);
    expect(shown).toMatch(/\b1 more\b/);
    expect(shown).toMatch(/\b2 more\b/);
  });

  it.each([
    { case: 'small talk', pasted: 'my bank does not work, please help' },
    { case: 'emoji', pasted: '😱🔥🏦' },
    { case: 'another script', pasted: 'エラーが発生しました' },
    { case: 'empty JSON', pasted: '{}' },
  ])('says that there is nothing of Plaid in $case, and what to paste', async ({ pasted }) => {
    const message = await ask(`explain ${pasted}`);
    expect(message.text).toContain('There is no error code, webhook or identifier of Plaid');
    expect(message.text).toContain('Paste the error’s JSON');
    expect(buttonsIn(message)).toEqual([]);
  });
});

describe('the buttons below what is explained', () => {
  it.each([
    { case: 'a known code', pasted: errorJson('ITEM_LOCKED', 'ITEM_ERROR') },
    { case: 'a code under its type', pasted: errorJson('NO_ACCOUNTS', 'CHECK_REPORT_ERROR') },
    { case: 'an unknown code', pasted: errorJson('FLUX_DRAINED', 'INSTITUTION_ERROR') },
    { case: 'an unknown code of no type', pasted: '{"error_code": "FLUX_DRAINED"}' },
    {
      case: 'a webhook',
      pasted: '{"webhook_type": "ITEM", "webhook_code": "LOGIN_REPAIRED"}',
    },
    { case: 'an unknown webhook', pasted: '{"webhook_type": "FLUX", "webhook_code": "DRAINED"}' },
    { case: 'a webhook that is not sent', pasted: 'ITEM.ITEM_LOGIN_REQUIRED never comes' },
    { case: 'an Item', pasted: `item_id ${ITEM}` },
    { case: 'a bank', pasted: 'institution_id ins_900017' },
    { case: 'a request', pasted: 'request_id mQ3vT9xKp2LwZ7a' },
  ])('lead on, and not into a wall: $case', async ({ pasted }) => {
    for (const question of questionsIn(await ask(`explain ${pasted}`)))
      expect((await ask(question)).text).not.toMatch(/knows no such|does not look like|no single/);
  });

  it('keep the type of a code that stands under several', async () => {
    const message = await ask(`explain ${errorJson('NO_ACCOUNTS', 'CHECK_REPORT_ERROR')}`);
    const [question = ''] = questionsIn(message);
    expect(seen(await ask(question))).toContain('`CHECK_REPORT_ERROR`  ·');
    expect(seen(await ask(question))).not.toContain('`ITEM_ERROR`  ·');
  });

  it('are five at most', async () => {
    const codes = 'INSTITUTION_DOWN ITEM_LOCKED RATE_LIMIT ITEM.LOGIN_REPAIRED ITEM.ERROR';
    const ids = [1, 2, 3].map((number) => `item_id: ${itemIdNumber(number)}`).join(' ');
    expect(questionsIn(await ask(`explain ${codes} ${ids}`))).toHaveLength(5);
  });
});

describe('a long paste', () => {
  const pad = 'at handler (server.js:4:2) ';
  const end = ' INSTITUTION_DOWN';
  const filled = `explain ${pad.repeat(400)}`.slice(0, LONGEST - end.length) + end;

  it('of 8,000 characters is read to its end', async () => {
    expect(filled).toHaveLength(LONGEST);
    expect((await ask(filled)).text).toBe('Found: INSTITUTION_DOWN.');
  });

  it('of one more is too long', async () => {
    expect((await ask(`${filled}!`)).text).toContain('too long');
  });

  it.each([
    { case: 'codes', text: 'ITEM_LOCKED INVALID_MFA ' },
    { case: 'ids', text: `item_id: ${ITEM}, ` },
    { case: 'names without values', text: 'item_id account_id transaction_id ' },
    { case: 'quotes and colons', text: '"error_code" : "" , ' },
    { case: 'underscores', text: '_____' },
    { case: 'blanks', text: 'item            ' },
    { case: 'emoji', text: '🏦🔥' },
  ])('of nothing but $case is answered before Slack stops waiting', async ({ text }) => {
    const started = performance.now();
    const message = await ask(`explain ${text.repeat(LONGEST)}`.slice(0, LONGEST));
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(message.text).toMatch(/^(?:Found: |There is no error code)/);
  });
});

describe('a secret beside an error', () => {
  it('is not shown, but the error is explained, and how to rotate', async () => {
    const ports = fakePorts(START);
    const more = { access_token: TOKEN, item_id: ITEM };
    const pasted = errorJson('ITEM_LOGIN_REQUIRED', 'ITEM_ERROR', more);
    const message = await ask(`explain ${pasted}`, { ports });
    const shown = seen(message);
    expect(message.text).toContain('That held a secret: rotate it.');
    expect(message.text).toContain('ITEM_LOGIN_REQUIRED');
    expect(shown).toContain('That looks like *an access token*');
    expect(shown).toContain('/item/access_token/invalidate');
    expect(shown).toContain('*ITEM_LOGIN_REQUIRED*  ');
    expect(shown).toContain(`item_id \`${ITEM}\``);
    expect(JSON.stringify([message, ports.log.lines])).not.toContain(TOKEN_TAIL);
    expect(ports.log.counts).toEqual(new Map([['secret.pasted', 1]]));
  });

  it('is of several kinds: each has its way', async () => {
    const pasted = `ITEM_LOCKED ${TOKEN} public-sandbox-${TOKEN_TAIL} xoxb-none-of-ours-0815`;
    const message = await ask(`explain ${pasted}`);
    const wanted = ['an access token', 'a public token', 'a Slack token'];
    for (const { name, rotate } of secretKinds.filter((kind) => wanted.includes(kind.name)))
      expect(seen(message)).toContain(`${name}: ${rotate}`);
    expect(JSON.stringify(message)).not.toMatch(/3f1c8a52|none-of-ours/);
  });

  it('stands alone: it is still told to rotate, and nothing is found', async () => {
    const message = await ask(`explain ${TOKEN}`);
    expect(message.text).toMatch(/rotate it\. There is no error code/);
    expect(JSON.stringify(message)).not.toContain(TOKEN_TAIL);
  });

  it.each([
    { case: 'in full-width letters', pasted: TOKEN.replace('access', 'ａｃｃｅｓｓ') },
    { case: 'with JSON’s escapes', pasted: TOKEN.replaceAll('-', '\\u002d') },
    { case: 'percent-encoded around', pasted: `%22${TOKEN}%22` },
    { case: 'cut by a sign that nobody sees', pasted: TOKEN.replace('ess', 'e\u200bss') },
  ])('is seen $case', async ({ pasted }) => {
    const ports = fakePorts(START);
    const message = await ask(`explain ITEM_LOCKED "${pasted}"`, { ports });
    expect(message.text).toContain('rotate it');
    expect(JSON.stringify([message, ports.log.lines])).not.toContain('3f1c8a52');
  });
});

describe('hostile text around an error', () => {
  const hostile = [
    '<!channel> <!here> <@U0VICTIM>',
    '<https://evil.example/|Plaid> http://evil.example',
    '*bold* _it_ ~no~ `code` ```block``` > quote',
    '<script>alert(7)</script> &lt;!channel&gt; &#60;',
    "'; DROP TABLE items; --",
    '\u202eturned\u202c \u0000\u0007 \ud800',
  ];

  it.each(hostile)('is passed over: %j', async (text) => {
    const shown = seen(await ask(`explain ${text} ITEM_LOCKED ${text} item_id ${ITEM} ${text}`));
    expect(shown).toContain('*ITEM_LOCKED*  ');
    expect(shown).toContain(`item_id \`${ITEM}\``);
    expect(shown).not.toMatch(/evil|VICTIM|DROP|script|turned|channel/);
  });

  it.each([
    '{"error_code": "<!channel>"}',
    '{"error_code": "A`B*C_D", "error_type": "<!here>"}',
    '{"webhook_type": "<!channel>", "webhook_code": "*`_"}',
    '{"item_id": "<!channel>", "account_id": "`````"}',
  ])('is no code and no id: %s', async (text) => {
    const shown = seen(await ask(`explain ${text}`));
    expect(shown).not.toMatch(/channel|here>/);
  });
});
