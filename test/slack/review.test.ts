import { describe, expect, it } from 'vitest';

import { UpstreamError } from '#lib/upstream-error.ts';

import { buttonsIn } from '../builders/ask.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { buttonClick, RESPONSE_URL, slashCommand } from '../builders/slack-request.ts';
import { answerIn, DOWN_ITEMS, openSlackDoor, REFERENCE } from '../fakes/open-slack-door.ts';

const acknowledged = { statusCode: 200, body: '' };

const click = (value: string, actionId = 'review_csv') =>
  buttonClick({ actionId, value, on: 'answer' });

/** What the one click was answered. */
async function answerTo(value: string, actionId?: string) {
  const door = await openSlackDoor();
  expect(await door.ask(click(value, actionId))).toEqual(acknowledged);
  const [response, ...more] = door.fake.slack.responses;
  if (response === undefined) throw new Error('nothing was said');
  expect(more).toEqual([]);
  expect(slackProblems(response.message)).toEqual([]);
  return { ...response, shown: seen(response.message), door };
}

describe('/plaid review through the door', () => {
  it('is answered from one query and a look at each Item, and hands nothing over', async () => {
    const door = await openSlackDoor();
    const { text, shown } = answerIn(await door.ask(slashCommand('review 7d')));
    expect(text).toBe(
      '2 error codes in the last 7 days: 5 errors at 5 Items. The most: INSTITUTION_DOWN.',
    );
    expect(shown).toContain('ins_900002 4');
    expect(new Set(door.storeCalls)).toEqual(new Set(['inbox.errorsIn', 'institutions.find']));
    expect(door.slackCalls()).toBe(0);
    expect(door.followUps.started).toEqual([]);
  });
});

describe('the button CSV', () => {
  it('gives the table to who clicked alone; the review stays', async () => {
    const { url, to, message, shown, door } = await answerTo('7d');
    expect({ url, to }).toEqual({ url: RESPONSE_URL, to: 'asker' });
    expect(message.text).toBe('2 error codes of the last 7 days as CSV.');
    expect(shown).toContain('error_type,error_code,errors,items,first,last,item_ids');
    expect(shown).toContain('INSTITUTION_ERROR,INSTITUTION_DOWN,4,4,2026-11-21T11:00:00.000Z,');
    for (const itemId of DOWN_ITEMS) expect(shown).toContain(itemId);
    expect(door.fake.slack.standing).toEqual([]);
  });

  it.each(['', '15d', 'item x', '__proto__', '<!channel>', 'x'.repeat(500)])(
    'with a value that was forged, "%s": a sentence, or the table of a week',
    async (value) => {
      const { to, message } = await answerTo(value);
      expect(to).toBe('asker');
      expect(message.text).toMatch(/^A review looks back|^2 error codes of the last 7 days/);
    },
  );

  it('says so where the store fails', async () => {
    const door = await openSlackDoor({
      change: ({ inbox }) => ({
        inbox: {
          ...inbox,
          errorsIn: () => Promise.reject(new UpstreamError('store', 'down')),
        },
      }),
    });
    expect(await door.ask(click('7d'))).toEqual(acknowledged);
    expect(door.fake.slack.responses.map(({ to, message }) => [to, message.text])).toEqual([
      ['asker', expect.stringContaining(REFERENCE)],
    ]);
  });
});

it('Share puts the review into the channel, without its buttons', async () => {
  const { to, message, shown } = await answerTo('review 7d', 'share');
  expect(to).toBe('channel');
  expect(shown).toContain('INSTITUTION_DOWN');
  expect(buttonsIn(message)).toEqual([]);
});
