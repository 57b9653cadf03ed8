import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { type Finding, type FindingKind, findingKinds, isFault } from '#lib/doctor/finding.ts';
import { outsideMessage, storedMessage } from '#lib/messages/doctor-message.ts';

import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

const AT = '2026-11-21T12:00:00.000Z';

/** One of each kind, with what comes from outside at its worst. */
const samples: { readonly [Kind in FindingKind]: Extract<Finding, { kind: Kind }> } = {
  'bot token refused': { kind: 'bot token refused', code: 'token_revoked' },
  'Plaid keys refused': {
    kind: 'Plaid keys refused',
    code: 'INVALID_API_KEYS',
    environment: 'production',
  },
  'stream stuck': { kind: 'stream stuck', items: 3, of: 10, oldest: AT },
  'sweep does not run': { kind: 'sweep does not run', last: AT },
  'dead letters': { kind: 'dead letters', count: 1_200 },
  'table not read': { kind: 'table not read', what: 'the sweep' },
  'channel archived': { kind: 'channel archived', channel: 'C0OPS', since: AT },
  'bot not in channel': { kind: 'bot not in channel', channel: undefined },
  'channel not found': { kind: 'channel not found', channel: '<!channel>' },
  'Slack refuses posts': {
    kind: 'Slack refuses posts',
    channel: 'C0OPS',
    code: 'restricted_action',
    count: 2,
  },
  'no webhook yet': { kind: 'no webhook yet' },
  'webhooks of another environment': {
    kind: 'webhooks of another environment',
    came: ['sandbox', '`<@U1>'],
    wanted: 'production',
  },
  'webhooks sent elsewhere': {
    kind: 'webhooks sent elsewhere',
    itemId: 'item',
    to: `https://old.example/<!here>/${'x'.repeat(600)}?token=secret-of-theirs`,
    wanted: 'https://tartan.example/webhooks/plaid',
  },
  'webhooks not verified': { kind: 'webhooks not verified', count: 2, last: AT },
  'many webhooks rejected': {
    kind: 'many webhooks rejected',
    rejected: 40,
    kept: 360,
    isAtLeast: true,
  },
  'signing secret wrong': { kind: 'signing secret wrong', door: 'codat', count: 1, last: AT },
  'clock wrong': { kind: 'clock wrong', skewMs: -90_000 },
  'scope missing': {
    kind: 'scope missing',
    scopes: [{ scope: 'chat:write', without: 'nothing is told to any channel' }],
  },
  'Codat key refused': { kind: 'Codat key refused', code: 'http_403' },
  'door switched off': { kind: 'door switched off', door: 'reports', count: 3, last: AT },
  'broker fails': { kind: 'broker fails', fault: 'silent', itemId: 'item' },
  'cards late': { kind: 'cards late', count: 2, oldest: AT },
  'summary not told': {
    kind: 'summary not told',
    channel: 'C0OPS',
    day: '2026-11-21',
    last: undefined,
  },
  'requests too old': { kind: 'requests too old', door: 'plaid', count: 2, last: AT },
  'webhooks ceased': { kind: 'webhooks ceased', last: AT },
  'secrets old': { kind: 'secrets old', changedAt: AT, ageMs: 400 * 24 * 3_600_000 },
  'no answer': { kind: 'no answer', service: 'Codat', code: 'no answer' },
};

const told = { notConfigured: ['Codat <CODAT>'], rest: 'the rest follows' };

describe('what the doctor says', () => {
  it.each(Object.values(samples))(
    'of $kind is one line that Slack takes, with a fix',
    (finding) => {
      const message = outsideMessage({ findings: [finding], fine: [] });
      expect(slackProblems(message)).toEqual([]);
      const lines = seen(message)
        .split('\n')
        .filter((line) => line.includes('*Fix:*'));
      const start = isFault(finding) ? /^:red_circle: / : /^:large_yellow_circle: /;
      expect(lines).toEqual([expect.stringMatching(start)]);
      // One line is one section: nothing of it stands on another.
      expect(message.blocks).toHaveLength(2);
      expect(JSON.stringify(message.blocks[1])).not.toContain('\\n');
      expect(seen(message)).not.toMatch(/secret-of-theirs|undefined|NaN|\.\.$/m);
    },
  );

  it('puts all of them into one message, the worst first', () => {
    const findings = Object.values(samples).toReversed();
    const message = storedMessage({ findings, fine: [] }, told);
    expect(slackProblems(message)).toEqual([]);
    const shown = seen(message);
    const places = [
      'bot token',
      'does not take the keys',
      'kept but not dealt with',
      'did not say how',
    ];
    const found = places.map((words) => shown.indexOf(words));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(message.text).toBe('What is stored: 21 faults, 6 to keep an eye on');
    expect(shown).toContain('Not configured: Codat &lt;CODAT&gt;');
  });

  it('is well where nothing is wrong', () => {
    const message = storedMessage({ findings: [], fine: [{ kind: 'sweep', at: AT }] }, told);
    expect(message.text).toBe('What is stored: all is well');
    expect(seen(message)).toContain(':large_green_circle: last sweep');
  });
});

describe('docs/doctor.md', () => {
  it('has a section for each line that the doctor has, the worst first, and no others', () => {
    const text = readFileSync('docs/doctor.md', 'utf8');
    const titles = [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title.toLowerCase());
    expect(titles).toEqual(findingKinds.map((kind) => kind.toLowerCase()));
  });

  it('is about every kind that there is', () => {
    expect([...findingKinds].sort()).toEqual(Object.keys(samples).sort());
  });
});
