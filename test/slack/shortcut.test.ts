import { describe, expect, it } from 'vitest';

import { questionsIn } from '../builders/ask.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { messageShortcut, RESPONSE_URL } from '../builders/slack-request.ts';
import { openSlackDoor, REFERENCE } from '../fakes/open-slack-door.ts';

const acknowledged = { statusCode: 200, body: '' };
const SESSION = '0e4f6a1b-5c2d-4e3f-9a8b-7c6d5e4f3a2b';
const ITEM = 'Gx4mTzP9bKw2Rv7NqYhS8dLcJ6fUa3eE1oXi5';
const ERROR = `{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED","item_id":"${ITEM}"}`;

/** Rich text as Slack makes it of what somebody types. */
function richText(...parts: Readonly<Record<string, unknown>>[]) {
  return [{ type: 'rich_text', block_id: 'bQ1', elements: parts }];
}

const text = (said: string) => ({ type: 'text', text: said });

/** Explains the message, and gives back the one answer. */
async function explained(message: Readonly<Record<string, unknown>>) {
  const door = await openSlackDoor();
  expect(await door.ask(messageShortcut(message))).toEqual(acknowledged);
  const [response, ...more] = door.fake.slack.responses;
  if (response === undefined) throw new Error('nothing was said');
  expect(more).toEqual([]);
  expect(slackProblems(response.message)).toEqual([]);
  return { door, response, shown: seen(response.message) };
}

describe('Explain this error, on a message', () => {
  it.each([
    { case: 'with text', message: { text: `prod log: ${ERROR}` } },
    {
      case: 'as Slack sends text: escaped, with blocks beside it',
      message: {
        text: `&lt;user&gt; failed &amp; gave ${ERROR}`,
        blocks: richText({ type: 'rich_text_section', elements: [text(`it gave ${ERROR}`)] }),
      },
    },
    {
      case: 'with blocks only',
      message: { text: '', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: ERROR } }] },
    },
    {
      case: 'with fields of a block only',
      message: {
        blocks: [{ type: 'section', fields: [text('Code'), { type: 'mrkdwn', text: ERROR }] }],
      },
    },
    {
      case: 'with an attachment only',
      message: { text: '', attachments: [{ id: 1, color: 'd00000', fallback: 'x', text: ERROR }] },
    },
    {
      case: 'with the fields of an attachment only',
      message: {
        attachments: [{ id: 1, fields: [{ title: 'Error', value: ERROR, short: false }] }],
      },
    },
    {
      case: 'with blocks inside an attachment',
      message: {
        attachments: [
          {
            id: 1,
            blocks: richText({
              type: 'rich_text_list',
              style: 'bullet',
              elements: [{ type: 'rich_text_section', elements: [text(ERROR)] }],
            }),
          },
        ],
      },
    },
    {
      case: 'with a code block in its text',
      message: { text: `look:\n\`\`\`${ERROR}\`\`\`` },
    },
    {
      case: 'with a code block of rich text only',
      message: {
        text: '',
        blocks: richText(
          { type: 'rich_text_section', elements: [text('look:')] },
          { type: 'rich_text_preformatted', border: 0, elements: [text(ERROR)] },
        ),
      },
    },
    {
      case: 'in a quote',
      message: { text: `&gt; ${ERROR}` },
    },
    {
      case: 'of a bot without a user',
      message: { user: undefined, bot_id: 'B0LOGS', subtype: 'bot_message', text: ERROR },
    },
  ])('$case: the code, what to do, and the Item', async ({ message }) => {
    const { response, shown, door } = await explained(message);
    expect(response.url).toBe(RESPONSE_URL);
    expect(response.to).toBe('asker');
    expect(response.message.text).toBe('Found: ITEM_LOGIN_REQUIRED, 1 identifier.');
    expect(shown).toContain('*Who acts:*');
    expect(shown).toContain(`item_id \`${ITEM}\``);
    expect(questionsIn(response.message)).toEqual(['error ITEM_LOGIN_REQUIRED', `item ${ITEM}`]);
    expect(door.storeCalls).toEqual([]);
    expect(door.fake.slack.standing).toEqual([]);
  });

  it('a link: the session in its address', async () => {
    const { shown } = await explained({
      blocks: richText({
        type: 'rich_text_section',
        elements: [
          text('failed here: '),
          { type: 'link', url: `https://dashboard.plaid.com/x?link_session_id=${SESSION}` },
        ],
      }),
    });
    expect(shown).toContain(SESSION);
  });

  it('text and blocks that say the same: everything once', async () => {
    const { shown } = await explained({
      text: ERROR,
      blocks: richText({ type: 'rich_text_section', elements: [text(ERROR)] }),
      attachments: [{ fallback: ERROR, text: ERROR }],
    });
    expect(shown.split(`\`${ITEM}\``)).toHaveLength(2);
  });

  it('a webhook and its Item', async () => {
    const body = `{"webhook_type":"ITEM","webhook_code":"PENDING_DISCONNECT","item_id":"${ITEM}"}`;
    const { response } = await explained({ text: body });
    expect(response.message.text).toBe('Found: ITEM.PENDING_DISCONNECT, 1 identifier.');
  });
});

describe('Explain this error, on a message with a secret', () => {
  const secret = 'access-production-8a7b6c5d-1111-4222-8333-999988887777';

  it.each([
    { case: 'in its text', message: { text: `${ERROR} ${secret}` } },
    {
      case: 'in a code block',
      message: {
        blocks: richText({
          type: 'rich_text_preformatted',
          elements: [text(`curl -d '{"access_token":"${secret}"}'\n${ERROR}`)],
        }),
      },
    },
    { case: 'in an attachment', message: { text: ERROR, attachments: [{ text: secret }] } },
  ])('$case: explained, told how to rotate it, and masked everywhere', async ({ message }) => {
    const { door, response, shown } = await explained(message);
    expect(response.to).toBe('asker');
    expect(response.message.text).toContain('That held a secret: rotate it.');
    expect(shown).toContain('an access token');
    expect(shown).toContain('/item/access_token/invalidate');
    expect(shown).toContain('ITEM_LOGIN_REQUIRED');
    expect(door.traces()).not.toContain('8a7b6c5d');
  });

  it('is counted as any secret that somebody pastes', async () => {
    const { door } = await explained({ text: secret });
    expect(door.fake.log.counts.get('secret.pasted')).toBe(1);
  });
});

describe('Explain this error, on a message that says nothing', () => {
  it.each([
    { case: 'no text', message: { text: '' } },
    { case: 'no fields at all', message: {} },
    { case: 'text that is null', message: { text: null, blocks: null, attachments: null } },
    { case: 'only a file', message: { text: '', files: [{ id: 'F0A', name: 'log.png' }] } },
    { case: 'only an emoji', message: { text: ':wave:' } },
    { case: 'a mention of everybody', message: { text: '<!channel> lunch?' } },
    { case: 'blocks deeper than any', message: { blocks: nested(60) } },
  ])('$case: a sentence that helps, without an echo', async ({ message }) => {
    const { response, shown } = await explained(message);
    expect(response.to).toBe('asker');
    expect(shown).toContain('There is no error code');
    expect(shown).not.toContain('channel');
    expect(shown).not.toContain('lunch');
  });

  it('no message at all', async () => {
    const { contentType, body } = messageShortcut({ text: 'x' });
    const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '');
    const bare = JSON.stringify({ ...payload, message: undefined });
    const { ask, fake } = await openSlackDoor();
    const sent = { contentType, body: new URLSearchParams({ payload: bare }).toString() };
    expect(await ask(sent)).toEqual(acknowledged);
    expect(fake.slack.responses.map(({ message }) => message.text)).toEqual([
      expect.stringContaining('There is no error code'),
    ]);
  });
});

describe('Explain this error', () => {
  it('unsigned: refused, and nothing is read', async () => {
    const door = await openSlackDoor();
    const shortcut = messageShortcut({ text: ERROR });
    expect(await door.ask(shortcut, { secret: 'of-somebody-else' })).toMatchObject({
      statusCode: 401,
    });
    expect(door.slackCalls()).toBe(0);
  });

  it('a message as long as Slack allows: the code at its end is found', async () => {
    const { response } = await explained({ text: `${'lorem ipsum '.repeat(3_300)}${ERROR}` });
    expect(response.message.text).toContain('ITEM_LOGIN_REQUIRED');
  });

  it('that Slack does not take: a line in the log', async () => {
    const door = await openSlackDoor({
      change: (fake) => ({
        slack: {
          ...fake.slack,
          respond: () => Promise.resolve({ kind: 'refused', reason: 'http_404' }),
        },
      }),
    });
    expect(await door.ask(messageShortcut({ text: ERROR }))).toEqual(acknowledged);
    expect(door.fake.log.lines).toContainEqual(
      expect.objectContaining({ reason: 'http_404', reference: REFERENCE }),
    );
  });
});

describe('a shortcut that is not ours', () => {
  it.each(['explain', 'DRAFT_TICKET', '__proto__', 'constructor', ''])(
    '"%s" is acknowledged with nothing, and nothing is read',
    async (callback) => {
      const door = await openSlackDoor();
      expect(await door.ask(messageShortcut({ text: ERROR }, { callback }))).toEqual(acknowledged);
      expect(door.slackCalls()).toBe(0);
      expect(door.storeCalls).toEqual([]);
    },
  );
});

/** Blocks inside blocks, with an error at the bottom that nobody sees. */
function nested(depth: number): unknown {
  return depth === 0 ? { text: ERROR } : [{ elements: nested(depth - 1) }];
}
