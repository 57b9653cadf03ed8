import { describe, expect, it } from 'vitest';

import type { FollowUp } from '#lib/live-ports.ts';

import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { buttonClick, RESPONSE_URL, slashCommand } from '../builders/slack-request.ts';
import { answerIn, LONELY_ITEM, openSlackDoor, REFERENCE } from '../fakes/open-slack-door.ts';

type Door = Awaited<ReturnType<typeof openSlackDoor>>;

const acknowledged = { statusCode: 200, body: '' };
const QUESTION = 'institution ins_900001';

/** The door, where the name of the bank has been learnt. */
async function openDoor(options: Parameters<typeof openSlackDoor>[0] = {}) {
  const door = await openSlackDoor(options);
  await door.fake.institutions.learn({ institutionId: 'ins_900001', name: 'Harbor Test Bank' });
  await door.fake.institutions.learn({ institutionId: 'ins_900002', name: 'Lighthouse Savings' });
  return door;
}

function share(value: string) {
  return buttonClick({ actionId: 'share', value, on: 'answer' });
}

/** All that was told through `response_url`. */
function told({ fake }: Door) {
  return fake.slack.responses.map(({ url, to, message }) => ({ url, to, shown: seen(message) }));
}

/** The stored part of what was handed over, as a reader sees it. */
function storedIn(followUp: FollowUp | undefined): string {
  return followUp?.lookUp.kind === 'institution' ? seen(followUp.lookUp.stored) : '';
}

function loggedFailure({ fake }: Door): unknown {
  return fake.log.lines.find(
    (line) =>
      typeof line === 'object' &&
      line !== null &&
      'sentence' in line &&
      line.sentence === 'follow-up not handed over',
  );
}

describe('/plaid institution', () => {
  it('is answered at once with what is stored', async () => {
    const { ask, fake } = await openDoor();
    const { text, shown } = answerIn(await ask(slashCommand(QUESTION)));
    expect(text).toContain('Harbor Test Bank: 1 Item of yours');
    expect(shown).toContain('1 broken');
    expect(shown).toContain('Asking Plaid for its status');
    expect(fake.slack.responses).toEqual([]);
  });

  it('hands over one look-up, which will come as a second message to the asker', async () => {
    const { ask, followUps } = await openDoor();
    await ask(slashCommand(QUESTION));
    const [handedOver] = followUps.started;
    expect(followUps.started).toEqual([
      {
        lookUp: { kind: 'institution', institutionId: 'ins_900001', stored: expect.anything() },
        responseUrl: RESPONSE_URL,
        to: 'asker',
        reference: REFERENCE,
      },
    ]);
    expect(storedIn(handedOver)).toContain('1 broken');
    expect(storedIn(handedOver)).not.toContain('Asking Plaid');
  });

  it('hands over what survives JSON, for that is how it travels', async () => {
    const { ask, followUps } = await openDoor();
    await ask(slashCommand(QUESTION));
    expect(JSON.parse(JSON.stringify(followUps.started))).toEqual(followUps.started);
  });

  it('by a name that nobody knows: the words are handed over', async () => {
    const { ask, followUps } = await openDoor();
    const { text } = answerIn(await ask(slashCommand('institution Zebra Credit Union')));
    expect(text).toContain('Asking Plaid');
    expect(followUps.started.map(({ lookUp }) => lookUp)).toEqual([
      { kind: 'institution by name', words: 'Zebra Credit Union' },
    ]);
  });

  it('from a button: the answer takes its place, and so will what follows', async () => {
    const door = await openDoor();
    const click = buttonClick({ actionId: 'ask_1', value: QUESTION, on: 'answer' });
    expect(await door.ask(click)).toEqual(acknowledged);
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'in place', shown: expect.stringContaining('Asking Plaid') },
    ]);
    expect(door.followUps.started.map(({ to }) => to)).toEqual(['in place']);
  });

  it('another command hands nothing over', async () => {
    const { ask, followUps } = await openDoor();
    for (const text of ['status', `item ${LONELY_ITEM}`, 'institution', 'help institution'])
      await ask(slashCommand(text));
    expect(followUps.started).toEqual([]);
  });
});

describe('Share of an answer that has a live part', () => {
  it('hands it over for the channel, and says nothing itself', async () => {
    const door = await openDoor();
    expect(await door.ask(share(QUESTION))).toEqual(acknowledged);
    expect(told(door)).toEqual([]);
    expect(door.followUps.started).toEqual([
      {
        lookUp: { kind: 'institution', institutionId: 'ins_900001', stored: expect.anything() },
        responseUrl: RESPONSE_URL,
        to: 'channel',
        reference: REFERENCE,
      },
    ]);
  });

  it('where Plaid is not asked live: what is stored, in the channel', async () => {
    const door = await openDoor({ can: { hasFollowUps: false } });
    await door.ask(share(QUESTION));
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'channel', shown: expect.stringContaining('1 broken') },
    ]);
    expect(door.followUps.started).toEqual([]);
  });
});

describe('when handing over fails', () => {
  async function brokenDoor() {
    const door = await openDoor();
    door.followUps.refuse = true;
    return door;
  }

  it('what is stored is shown, with a plain sentence and the reference', async () => {
    const door = await brokenDoor();
    const { text, shown } = answerIn(await door.ask(slashCommand(QUESTION)));
    expect(text).toContain('Harbor Test Bank');
    expect(shown).toContain('1 broken');
    expect(shown).toContain('Plaid could not be asked just now');
    expect(shown).toContain(REFERENCE);
    expect(shown).not.toContain('Asking Plaid');
    expect(loggedFailure(door)).toMatchObject({ reference: REFERENCE });
  });

  it.each([
    { case: 'a name', text: 'institution Zebra Credit Union' },
    { case: 'a Sandbox webhook', text: `sandbox fire ITEM.LOGIN_REPAIRED ${LONELY_ITEM}` },
    { case: 'a reset', text: `sandbox reset ${LONELY_ITEM}` },
  ])('$case: the sentence and the reference', async ({ text }) => {
    const door = await brokenDoor();
    const { shown } = answerIn(await door.ask(slashCommand(text)));
    expect(shown).toContain('Plaid could not be asked just now');
    expect(shown).toContain(REFERENCE);
    expect(loggedFailure(door)).toMatchObject({ reference: REFERENCE });
  });

  it('Share: what is stored and the reason, sound and without buttons', async () => {
    const door = await brokenDoor();
    await door.ask(share(QUESTION));
    const [response, ...more] = door.fake.slack.responses;
    expect(more).toEqual([]);
    expect(response && seen(response.message)).toContain('1 broken');
    expect(response && seen(response.message)).toContain('Plaid could not be asked just now');
    expect(response && seen(response.message)).not.toContain(REFERENCE);
    expect(response && slackProblems(response.message)).toEqual([]);
    expect(response?.message.blocks.map(({ type }) => type)).not.toContain('actions');
  });

  it('nobody is kept waiting: handing over that hangs is given up in time', async () => {
    const door = await openDoor({ change: () => ({ sleep: () => Promise.resolve() }) });
    door.followUps.start = () => new Promise(() => undefined);
    expect(answerIn(await door.ask(slashCommand(QUESTION))).text).toContain(REFERENCE);
  });
});

describe('without follow-ups in the configuration', () => {
  it('what is stored is shown, and why there is no more', async () => {
    const { ask, followUps } = await openDoor({ can: { hasFollowUps: false } });
    const { shown } = answerIn(await ask(slashCommand(QUESTION)));
    expect(shown).toContain('1 broken');
    expect(shown).toContain('FOLLOW_UP_FUNCTION');
    expect(shown).not.toContain('Asking Plaid');
    expect(followUps.started).toEqual([]);
  });

  it('a name that nobody knows: what helps', async () => {
    const { ask, followUps } = await openDoor({ can: { hasFollowUps: false } });
    const { shown } = answerIn(await ask(slashCommand('institution Zebra Credit Union')));
    expect(shown).toContain('ins_');
    expect(followUps.started).toEqual([]);
  });

  it.each([`sandbox fire ITEM.LOGIN_REPAIRED ${LONELY_ITEM}`, `sandbox reset ${LONELY_ITEM}`])(
    '%s: says what has to be configured, and hands nothing over',
    async (text) => {
      const { ask, followUps } = await openDoor({ can: { hasFollowUps: false } });
      const { shown } = answerIn(await ask(slashCommand(text)));
      expect(shown).toContain('FOLLOW_UP_FUNCTION');
      expect(followUps.started).toEqual([]);
    },
  );
});
