import { describe, expect, it } from 'vitest';

import { didYouMean, faultMessage, problemMessage } from '#lib/messages/problem-message.ts';
import { secretMessage } from '#lib/messages/secret-message.ts';
import { secretKinds } from '#lib/secrets/secret-kinds.ts';

import { slackProblems } from '../builders/slack-limits.ts';

describe('problems', () => {
  it.each([
    { case: 'a sentence', message: problemMessage('That is too long.') },
    { case: 'a fault', message: faultMessage('0f8b') },
    { case: 'a fault without a reference', message: faultMessage('') },
    { case: 'one secret', message: secretMessage(secretKinds.slice(0, 1)) },
    { case: 'all secrets at once', message: secretMessage(secretKinds) },
    { case: 'no suggestion', message: didYouMean('No such code.', []) },
    { case: 'hostile suggestions', message: didYouMean('No <such> code.', ['`<!here>`']) },
  ])('$case: sound', ({ message }) => {
    expect(slackProblems(message)).toEqual([]);
  });

  it('read like this', () => {
    expect([
      faultMessage('0f8b').text,
      secretMessage(secretKinds.slice(0, 1)).text,
      didYouMean('Tartan knows no such error code.', ['ITEM_LOCKED', 'ITEM_NOT_FOUND']).text,
      didYouMean('Tartan knows no such error code.', []).text,
    ]).toMatchInlineSnapshot(`
      [
        "Something went wrong on our side. Please try again; if it stays, tell your Tartan admin this reference: \`0f8b\`",
        "That looks like an access token, so it was not used or stored. Slack has it now: rotate it.",
        "Tartan knows no such error code. Did you mean \`ITEM_LOCKED\` or \`ITEM_NOT_FOUND\`?",
        "Tartan knows no such error code.",
      ]
    `);
  });
});
