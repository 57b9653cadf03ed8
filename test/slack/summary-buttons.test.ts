import { describe, expect, it } from 'vitest';

import { buttonClick, RESPONSE_URL, slashCommand } from '../builders/slack-request.ts';
import { answerIn, LONELY_ITEM, openSlackDoor } from '../fakes/open-slack-door.ts';

describe('a button of the summary', () => {
  it.each([
    { actionId: 'tell_incident', value: `item ${LONELY_ITEM}` },
    { actionId: 'tell_status', value: 'status' },
    { actionId: 'tell_tickets', value: 'tickets' },
  ])('$actionId answers to who pressed it, and leaves the message', async ({ actionId, value }) => {
    const door = await openSlackDoor();
    const { text } = answerIn(await door.ask(slashCommand(value)));
    const pressed = await door.ask(buttonClick({ actionId, value, on: 'answer' }));
    expect(pressed).toEqual({ statusCode: 200, body: '' });
    const { responses, standing, modals } = door.fake.slack;
    expect(responses.map(({ url, to, message }) => [url, to, message.text])).toEqual([
      [RESPONSE_URL, 'asker', text],
    ]);
    expect(standing.filter(({ edits }) => edits > 0)).toEqual([]);
    expect(modals).toEqual([]);
  });
});
