import { describe, expect, it } from 'vitest';

import { caseWords, logWords } from '#lib/messages/log-words.ts';
import { lineMessage } from '#lib/messages/message.ts';
import { caseState, caseStatuses } from '#lib/support/support-case.ts';
import { logPhases } from '#lib/support/log-clock.ts';

import { slackProblems } from '../builders/slack-limits.ts';

const AT = '2026-05-04T09:30:00.000Z';

describe('what Plaid’s logs show', () => {
  it('reads like this', () => {
    expect(logPhases.map((phase) => `${phase}: ${logWords(phase, AT)}`)).toMatchInlineSnapshot(`
      [
        "not yet: <https://dashboard.plaid.com/activity/logs|Plaid’s logs> may show it only in an hour or two",
        "there: in <https://dashboard.plaid.com/activity/logs|Plaid’s logs> until <!date^1779096600^{date_short}|2026-05-18 09:30 UTC>",
        "vanishing: :hourglass_flowing_sand: <https://dashboard.plaid.com/activity/logs|Plaid’s logs> of it vanish <!date^1779096600^{date_short} ({ago})|2026-05-18 09:30 UTC>",
        "gone: no longer in <https://dashboard.plaid.com/activity/logs|Plaid’s logs>, which go back 14 days",
      ]
    `);
  });

  it.each(logPhases)('%s: one sound line, without a full stop', (phase) => {
    const words = logWords(phase, AT);
    expect(slackProblems(lineMessage(words))).toEqual([]);
    expect(words).not.toMatch(/\.$/);
  });
});

describe('how a case stands', () => {
  it('reads like this', () => {
    const states = caseStatuses.map((status) =>
      caseState({ number: '884211', status, statusAt: AT }, new Date('2026-05-06T09:30:00.000Z')),
    );
    expect(states.map(caseWords)).toMatchInlineSnapshot(`
      [
        "Case \`#884211\` *Open*",
        "Case \`#884211\` *Updated*, Solved by itself on <!date^1779096600^{date_short} ({ago})|2026-05-18 09:30 UTC>",
        "Case \`#884211\` *Pending*",
        "Case \`#884211\` *Following*",
        "Case \`#884211\` *Solved*, Closed by itself on <!date^1778491800^{date_short} ({ago})|2026-05-11 09:30 UTC>",
        "Case \`#884211\` *Closed*",
      ]
    `);
  });

  it.each([
    { case: 'markup', number: '<!channel>`*' },
    { case: 'nothing', number: '' },
    { case: 'a trick', number: '\u202e17' },
  ])('a number that is $case does no harm', ({ number }) => {
    const words = caseWords({ number, status: 'Updated', next: { status: 'Solved', at: 'soon' } });
    expect(slackProblems(lineMessage(words))).toEqual([]);
  });
});
