import { App, LogLevel } from '@slack/bolt';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';

import { toHttpRequest } from '#lib/http-request.ts';
import { fixed } from '#lib/rotating.ts';
import { quietLogger } from '#lib/slack/quiet-logger.ts';
import { connectSlackDoor, type SlackDoor } from '#lib/slack/receive-request.ts';

import {
  asSent,
  buttonClick,
  RESPONSE_URL,
  secondsOf,
  signatureOf,
  SIGNING_SECRET,
  slackEvent,
  type SlackPayload,
  slashCommand,
  sslCheck,
  type Tampering,
  urlVerification,
} from '../builders/slack-request.ts';
import { fakeLog } from '../fakes/fake-ports.ts';
import {
  answerIn,
  LONELY_ITEM,
  NOON,
  openSlackDoor,
  REFERENCE,
  slackConfig,
} from '../fakes/open-slack-door.ts';
import { watchNetwork } from '../fakes/watch-network.ts';
import { watchOutput } from '../fakes/watch-output.ts';

const refused = { statusCode: 401, body: '{"error":"unauthorized"}' };
const now = new Date(NOON);

/** Our door with an app of Bolt behind it that the test makes. */
function doorOf(connect: (receiver: SlackDoor) => App) {
  const log = fakeLog();
  const silent = () => Promise.resolve();
  const notes = { audit: silent, refusal: silent };
  const door = connectSlackDoor(fixed(slackConfig), log, () => now, notes);
  connect(door);
  return {
    log,
    ask: (payload: SlackPayload, tampering?: Tampering) =>
      door.receive(toHttpRequest(asSent(payload, now, tampering)), REFERENCE),
  };
}

const authorize = () => Promise.resolve({ botToken: 'xoxb-any', botId: 'B0', botUserId: 'U0' });

describe('what Bolt’s own receiver for Lambda does wrong, and ours does not', () => {
  it('A: JSON beyond ASCII that comes in base64 is verified and read as it was sent', async () => {
    const texts: unknown[] = [];
    const door = doorOf((receiver) => {
      const app = new App({ receiver, authorize, logger: quietLogger, ignoreSelf: false });
      app.event('app_mention', ({ event }) => {
        texts.push(event.text);
        return Promise.resolve();
      });
      return app;
    });
    const text = 'café – ✓ 日本 🏦';
    const mention = slackEvent({ type: 'app_mention', text, user: 'U0ASKER', channel: 'C0OPS' });
    expect(await door.ask(mention, { base64: true })).toEqual({ statusCode: 200, body: '' });
    expect(texts).toEqual([text]);
  });

  it.each([301, 3_600])('B: a time %i s ahead of ours is refused', async (ahead) => {
    const door = await openSlackDoor();
    const timestamp = secondsOf(new Date(now.getTime() + ahead * 1000));
    expect(await door.ask(slashCommand('status'), { timestamp })).toEqual(refused);
  });

  it.each([
    'application/x-www-form-urlencoded; charset=utf-8',
    'application/x-www-form-urlencoded;charset=UTF-8',
  ])('C: a command of type %s is answered', async (type) => {
    const door = await openSlackDoor();
    const headers = { 'content-type': type };
    const answer = await door.ask(slashCommand('status'), { headers });
    expect(answerIn(answer).text).toContain('open incidents');
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON;charset=UTF-8'])(
    'C: a challenge of type %s is given back',
    async (type) => {
      const door = await openSlackDoor();
      const headers = { 'content-type': type };
      const answer = await door.ask(urlVerification('echo-me'), { headers });
      expect(answer).toMatchObject({ statusCode: 200, body: '{"challenge":"echo-me"}' });
    },
  );

  it.each([
    { case: 'JSON that ends too early', body: '{"type":', type: 'application/json' },
    { case: 'a payload that is no JSON', body: 'payload=%7B', type: 'text/plain' },
    { case: 'a type that nobody knows', body: '\u0000', type: 'image/png; =' },
  ])('D: an unsigned body is not parsed: $case gets the constant refusal', async (bad) => {
    const door = await openSlackDoor();
    const answer = await door.ask(slashCommand('status'), {
      headers: { 'content-type': bad.type },
      body: () => bad.body,
    });
    expect(answer).toEqual(refused);
    expect(door.fake.log.lines).toEqual([]);
  });

  it.each([
    { case: 'no signature', tampering: { headers: { 'x-slack-signature': undefined } } },
    { case: 'another secret', tampering: { secret: 'somebody-elses-secret' } },
  ])('E: a probe with $case is refused like anything else', async ({ tampering }) => {
    const door = await openSlackDoor();
    expect(await door.ask(sslCheck(), tampering)).toEqual(refused);
  });

  it('E: and ssl_check does not open the door for a command', async () => {
    const door = await openSlackDoor();
    const command = slashCommand(`item ${LONELY_ITEM}`, { ssl_check: '1' });
    const unsigned = { headers: { 'x-slack-signature': undefined } };
    expect(await door.ask(command, unsigned)).toEqual(refused);
    expect(door.storeCalls).toEqual([]);
  });

  it('F: a command that nobody listens to gets a sentence', async () => {
    const door = await openSlackDoor();
    const answer = await door.ask(slashCommand('status', { command: '/plaid-staging' }));
    expect(answerIn(answer).text).toContain('/plaid help');
  });

  it('F: a listener that throws before it acknowledged gets a sentence with the reference', async () => {
    const door = doorOf((receiver) => {
      const app = new App({ receiver, authorize, logger: quietLogger });
      app.command('/plaid', () => Promise.reject(new Error('broke before ack')));
      return app;
    });
    expect(answerIn(await door.ask(slashCommand('status'))).text).toContain(REFERENCE);
    expect(door.log.lines).toEqual([expect.objectContaining({ reference: REFERENCE })]);
  });

  it('G: at debug level nothing is printed, whatever is sent', async () => {
    const printed = watchOutput();
    const door = doorOf((receiver) => {
      const app = new App({ receiver, authorize, logger: quietLogger, logLevel: LogLevel.DEBUG });
      app.command('/plaid', ({ ack }) => ack('Hello.'));
      return app;
    });
    const command = slashCommand('item hidden-one');
    await door.ask(command);
    await door.ask(command, { secret: 'somebody-elses-secret' });
    await door.ask(slackEvent({ type: 'app_mention', text: 'hidden-one' }));
    expect(printed()).toBe('');
  });

  it('G: the whole app prints nothing, and logs neither body, signature, secret nor address', async () => {
    const printed = watchOutput();
    const door = await openSlackDoor();
    const command = slashCommand(`item ${LONELY_ITEM} hidden-one`);
    await door.ask(command);
    await door.ask(slashCommand('error hidden-one'));
    await door.ask(buttonClick({ actionId: 'share', value: 'error hidden-one', on: 'answer' }));
    await door.ask(slashCommand('hidden-one', { command: '/other' }));
    await door.ask(command, { secret: 'somebody-elses-secret' });
    expect(printed()).toBe('');
    const logged = inspect(door.fake.log.lines, { depth: Infinity });
    expect(logged).toContain('command asked');
    for (const hidden of [
      'hidden-one',
      signatureOf(SIGNING_SECRET, secondsOf(now), command.body),
      SIGNING_SECRET,
      slackConfig.botToken,
      RESPONSE_URL,
      'opens-one-modal',
      'old-style-token',
    ])
      expect(logged).not.toContain(hidden);
  });

  it('H: who cannot be authorized is told, and the log knows', async () => {
    const door = doorOf(
      (receiver) =>
        new App({
          receiver,
          authorize: () => Promise.reject(new Error('token_revoked')),
          logger: quietLogger,
        }),
    );
    expect(answerIn(await door.ask(slashCommand('status'))).text).toContain(REFERENCE);
    expect(door.log.lines).toEqual([
      expect.objectContaining({ sentence: 'slack request failed', reference: REFERENCE }),
    ]);
  });

  it.each([
    { case: 'a command', payload: slashCommand('status') },
    { case: 'a second command', payload: slashCommand(`item ${LONELY_ITEM}`) },
    {
      case: 'a button',
      payload: buttonClick({ actionId: 'ticket_draft', value: 'x', on: 'card' }),
    },
    { case: 'an event', payload: slackEvent({ type: 'app_mention', text: 'hello' }) },
  ])('I: a new app asks nobody before it answers $case', async ({ payload }) => {
    const network = watchNetwork();
    const door = await openSlackDoor();
    expect((await door.ask(payload)).statusCode).toBe(200);
    expect((await door.ask(payload)).statusCode).toBe(200);
    expect(network.tries()).toBe(0);
  });
});
