import { describe, expect, it } from 'vitest';

import { alertMessage } from '#lib/messages/alert-message.ts';

import { buttonsIn } from '../builders/ask.ts';
import { cardFacts, itemIdNumber, manyItems } from '../builders/card-facts.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { buttonClick, RESPONSE_URL, slashCommand } from '../builders/slack-request.ts';
import {
  answerIn,
  DOWN_ITEMS,
  LONELY_ITEM,
  openSlackDoor,
  REFERENCE,
} from '../fakes/open-slack-door.ts';

type Door = Awaited<ReturnType<typeof openSlackDoor>>;

const acknowledged = { statusCode: 200, body: '' };
const STRANGER = 'Stranger7kQwErTyUiOpAsDfGhJkLzXcVb123';
const CONNECTION = 'b7e40c95-2a18-4f6d-8c31-70d9e5a2f614';

/** The door, where an id of a user belongs to one Item and one of a report to two. */
async function openDoor(options: Parameters<typeof openSlackDoor>[0] = {}) {
  const door = await openSlackDoor(options);
  const at = '2026-11-21T11:00:00.000Z';
  const of = (value: string, name: string, itemId?: string) => ({
    value,
    name,
    itemId,
    source: 'REPORT.ITEM',
    at,
  });
  await door.fake.identifiers.learn([
    of(CONNECTION, 'client_user_id', LONELY_ITEM),
    of('usr_2', 'user_id', DOWN_ITEMS[0]),
    of('usr_2', 'user_id', DOWN_ITEMS[1]),
    of('sess_1', 'link_session_id'),
  ]);
  return door;
}

function lookUps({ followUps }: Door) {
  return followUps.started.map(({ lookUp }) => lookUp);
}

describe('/plaid check', () => {
  it('is answered at once, and hands the look-up over for the asker', async () => {
    const door = await openDoor();
    const { text } = answerIn(await door.ask(slashCommand(`check ${LONELY_ITEM}`)));
    expect(text).toBe(`Checking \`${LONELY_ITEM}\` …`);
    expect(door.followUps.started).toEqual([
      {
        lookUp: { kind: 'check', itemId: LONELY_ITEM },
        responseUrl: RESPONSE_URL,
        to: 'asker',
        reference: REFERENCE,
      },
    ]);
  });

  it('takes any id that leads to one Item', async () => {
    const door = await openDoor();
    const { text } = answerIn(await door.ask(slashCommand(`check ${CONNECTION}`)));
    expect(text).toContain(LONELY_ITEM);
    expect(lookUps(door)).toEqual([{ kind: 'check', itemId: LONELY_ITEM }]);
  });

  it('asks which of several Items is meant', async () => {
    const door = await openDoor();
    const { shown } = answerIn(await door.ask(slashCommand('check usr_2')));
    expect(shown).toContain('Which one do you mean?');
    for (const itemId of DOWN_ITEMS.slice(0, 2)) expect(shown).toContain(`check ${itemId}`);
    expect(lookUps(door)).toEqual([]);
  });

  it('checks an Item that has been silent so far: the broker may know it', async () => {
    const door = await openDoor();
    const { text } = answerIn(await door.ask(slashCommand(`check ${STRANGER}`)));
    expect(text).toContain('No webhook of this Item has reached Tartan yet');
    expect(lookUps(door)).toEqual([{ kind: 'check', itemId: STRANGER }]);
  });

  it.each([
    { case: 'nothing', text: 'check', says: '/plaid check' },
    { case: 'two words', text: `check ${LONELY_ITEM} twice`, says: 'no single identifier' },
    { case: 'a bank', text: 'check ins_900001', says: '/plaid institution' },
    { case: 'what is no id of Plaid', text: 'check nobody', says: 'Nothing is stored under that' },
    { case: 'an id that names no Item', text: 'check sess_1', says: 'No Item has it' },
    {
      case: 'an id in another case',
      text: `check ${LONELY_ITEM.toLowerCase()}`,
      says: 'case-sensitive',
    },
    {
      case: 'a token',
      text: 'check access-production-5e4d3c2b-1111-4222-8333-444455556666',
      says: 'token',
    },
  ])('$case: a sentence, and nothing is handed over', async ({ text, says }) => {
    const door = await openDoor();
    // An Item that was learnt through the inbox is in the index, too.
    await door.fake.identifiers.learn([
      { value: LONELY_ITEM, name: 'item_id', itemId: LONELY_ITEM, source: 'ITEM.ERROR', at: '' },
    ]);
    const { shown } = answerIn(await door.ask(slashCommand(text)));
    expect(shown).toContain(says);
    expect(door.followUps.started).toEqual([]);
    expect(door.traces()).not.toContain('5e4d3c2b');
  });

  it.each([
    {
      can: { hasAccessTokens: false },
      says: 'No access-token broker is configured (ACCESS_TOKEN_FUNCTION)',
    },
    { can: { hasFollowUps: false }, says: 'FOLLOW_UP_FUNCTION is not set' },
  ])('where $can: says what has to be configured', async ({ can, says }) => {
    const door = await openDoor({ can });
    const { text } = answerIn(await door.ask(slashCommand(`check ${LONELY_ITEM}`)));
    expect(text).toContain(says);
    expect(door.followUps.started).toEqual([]);
  });

  it('that cannot be handed over: a sentence with the reference', async () => {
    const door = await openDoor();
    door.followUps.refuse = true;
    const { text } = answerIn(await door.ask(slashCommand(`check ${LONELY_ITEM}`)));
    expect(text).toContain('Plaid could not be asked just now');
    expect(text).toContain(REFERENCE);
  });
});

describe('Check now', () => {
  it.each(['card', 'answer'] as const)(
    'on a %s: told to who clicked, and to nobody else',
    async (on) => {
      const door = await openDoor();
      const click = buttonClick({ actionId: 'check_now', value: LONELY_ITEM, on });
      expect(await door.ask(click)).toEqual(acknowledged);
      const [response, ...more] = door.fake.slack.responses;
      expect(more).toEqual([]);
      expect(response).toMatchObject({ url: RESPONSE_URL, to: 'asker' });
      expect(response?.message.text).toBe(`Checking \`${LONELY_ITEM}\` …`);
      expect(response && slackProblems(response.message)).toEqual([]);
      expect(door.followUps.started).toMatchObject([
        { lookUp: { kind: 'check', itemId: LONELY_ITEM }, to: 'asker', responseUrl: RESPONSE_URL },
      ]);
    },
  );

  it('without a broker: what has to be configured, to who clicked', async () => {
    const door = await openDoor({ can: { hasAccessTokens: false } });
    await door.ask(buttonClick({ actionId: 'check_now', value: LONELY_ITEM, on: 'card' }));
    const [response] = door.fake.slack.responses;
    expect(response?.to).toBe('asker');
    expect(response && seen(response.message)).toContain('ACCESS_TOKEN_FUNCTION');
    expect(door.followUps.started).toEqual([]);
  });

  it.each(['', ' ', '<!channel>', 'x'.repeat(2_000), `${LONELY_ITEM} and more`])(
    'with a made-up value (%j): a sentence',
    async (value) => {
      const door = await openDoor();
      expect(await door.ask(buttonClick({ actionId: 'check_now', value, on: 'card' }))).toEqual(
        acknowledged,
      );
      expect(door.fake.slack.responses).toHaveLength(1);
      expect(door.followUps.started).toEqual([]);
    },
  );

  it('stands on the card of one Item, with its id', () => {
    const step = { whoActs: 'end user', next: 'Ask the user to reconnect.' } as const;
    const buttons = buttonsIn(alertMessage('a1', cardFacts(), step));
    expect(buttons).toContainEqual({
      id: 'check_now',
      label: 'Check now',
      value: itemIdNumber(1),
    });
  });

  it.each([
    { case: 'of many', facts: cardFacts(manyItems(300)) },
    {
      case: 'that is over',
      facts: cardFacts({
        resolved: { at: '2026-05-04T10:30:00.000Z', by: 'data', source: 'X.Y', count: 1 },
      }),
    },
  ])('does not stand on a card $case', ({ facts }) => {
    const step = { whoActs: 'end user', next: 'Ask the user to reconnect.' } as const;
    expect(buttonsIn(alertMessage('a1', facts, step)).map(({ id }) => id)).not.toContain(
      'check_now',
    );
  });
});
