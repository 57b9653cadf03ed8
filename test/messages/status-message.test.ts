import { describe, expect, it } from 'vitest';

import type { AlertRecord, CardFacts } from '#lib/alerts/alert.ts';
import { statusMessage, type StatusReport } from '#lib/messages/status-message.ts';

import { cardFacts, manyItems } from '../builders/card-facts.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

const refusal = { reason: 'not_in_channel', at: '2026-05-04T09:31:00.000Z' };

function open(
  but: Partial<CardFacts> = {},
  alert: Partial<AlertRecord> = {},
): StatusReport['incidents'][number] {
  const incident = cardFacts(but);
  return {
    incident,
    alert: { id: 'a1', incidentKey: incident.key, version: 1, openSince: incident.since, ...alert },
  };
}

function report(but: Partial<StatusReport> = {}): StatusReport {
  return {
    incidents: [],
    counts: {},
    known: { count: 1_200, isExact: true },
    lastWebhookAt: '2026-05-04T10:00:00.000Z',
    notConfigured: [],
    ...but,
  };
}

const outage = open({
  institutionName: 'Fern & Sons Savings Bank',
  code: 'INSTITUTION_DOWN',
  brokenBy: 'institution trouble',
  ...manyItems(300),
});

describe('statusMessage', () => {
  it('with two incidents, one of which Slack refuses', () => {
    const shown = statusMessage(
      report({
        incidents: [outage, open({}, { refusal })],
        counts: { broken: 301, unconfirmed: 2 },
        notConfigured: ['Reports of your app'],
      }),
    );
    expect(seen(shown)).toMatchInlineSnapshot(`
      "2 open incidents, 301 Items. 1,200 Items known.

      *2 open incidents, 301 Items*

      :red_circle: *Fern &amp; Sons Savings Bank*: 300 Items cannot reach the bank \`INSTITUTION_DOWN\` since <!date^1777887000^{date_short_pretty}, {time}|2026-05-04 09:30 UTC>
      :red_circle: *Tattersall Bank*: 1 Item needs a new login \`ITEM_LOGIN_REQUIRED\` since <!date^1777887000^{date_short_pretty}, {time}|2026-05-04 09:30 UTC>
            :warning: Slack refuses the card: \`not_in_channel\` since <!date^1777887060^{date_short_pretty}, {time}|2026-05-04 09:31 UTC>

      *Items by state*
      :grey_question: 2 unconfirmed
      :red_circle: 301 broken
      :large_green_circle: 897 healthy

      Last webhook <!date^1777888800^{date_short_pretty}, {time}|2026-05-04 10:00 UTC>

      *Not configured*
      •  Reports of your app"
    `);
  });

  it('without any says so, and counts all as healthy', () => {
    const message = statusMessage(report());
    expect(slackProblems(message)).toEqual([]);
    expect(message.text).toBe('No open incident. 1,200 Items known.');
    expect(seen(message)).toContain(':large_green_circle: 1,200 healthy');
  });

  it('says about when the number of all Items is an old one', () => {
    const message = statusMessage(report({ known: { count: 1_200, isExact: false } }));
    expect(message.text).toBe('No open incident. About 1,200 Items known.');
    expect(seen(message)).toContain('about 1,200 healthy');
  });

  it.each([1, 15, 16, 40])('with %i incidents is sound, and shows 15 at most', (count) => {
    const incidents = Array.from({ length: count }, () => open());
    const message = statusMessage(report({ incidents, counts: { broken: count } }));
    expect(slackProblems(message)).toEqual([]);
    expect(seen(message).match(/\*Tattersall Bank\*/g)).toHaveLength(Math.min(count, 15));
    expect(seen(message).includes(`and ${String(count - 15)} more`)).toBe(count > 15);
    expect(message.text).toContain(`${String(count)} open incident${count === 1 ? ',' : 's,'}`);
  });

  it('cuts no line in two, even with 40 refused incidents of long and hostile names', () => {
    const incidents = Array.from({ length: 40 }, () =>
      open(
        {
          institutionName: '<!channel> *x* `y` & '.repeat(6),
          code: 'C'.repeat(80),
          ...manyItems(99_999),
        },
        { refusal },
      ),
    );
    const message = statusMessage(report({ incidents, counts: { broken: 99_999 } }));
    expect(slackProblems(message)).toEqual([]);
    expect(seen(message).match(/since <!date/g)).toHaveLength(30);
  });

  it('counts each state that there is, and never fewer than none as healthy', () => {
    const shown = seen(
      statusMessage(
        report({
          counts: { expiring: 4, broken: 1_500, ended: 2, unconfirmed: 0 },
          known: { count: 3, isExact: true },
        }),
      ),
    );
    expect(shown).toContain('1,500 broken');
    expect(shown).toContain('4 about to break');
    expect(shown).not.toContain('unconfirmed');
    expect(shown).toContain(':large_green_circle: 0 healthy');
  });

  it('asks about the webhook address when nothing has come', () => {
    const message = statusMessage(
      report({ lastWebhookAt: undefined, known: { count: 0, isExact: true } }),
    );
    expect(seen(message)).toContain('is the webhook address set');
    expect(slackProblems(message)).toEqual([]);
  });
});
