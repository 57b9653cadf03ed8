import { describe, expect, it } from 'vitest';

import { checks } from '../../../infra/setup/check-answer.ts';

describe('how answers have to look', () => {
  const cases: { what: keyof typeof checks; good: string[]; bad: string[] }[] = [
    {
      what: 'region',
      good: ['eu-central-1', 'us-gov-west-1'],
      bad: ['', 'Frankfurt', 'eu-central'],
    },
    { what: 'secretsId', good: ['tartan', 'team/tartan_2'], bad: ['', 'a b', 'x'.repeat(513)] },
    { what: 'plaidEnv', good: ['sandbox', 'production'], bad: ['', 'development', 'Sandbox'] },
    { what: 'onOrOff', good: ['on', 'off'], bad: ['', 'yes'] },
    {
      what: 'channel',
      good: ['C0123456789', 'G01234567'],
      bad: ['#alerts', 'D0123456789', 'c0123456789', 'C0'],
    },
    {
      what: 'plaidClientId',
      good: ['5f0c1d2e3a4b5c6d7e8f9a0b'],
      bad: ['', '5f0c1d2e3a4b5c6d7e8f9a0', 'Z'.repeat(24)],
    },
    {
      what: 'plaidSecret',
      good: ['0a1b2c3d4e5f60718293a4b5c6d7e8'],
      bad: ['5f0c1d2e3a4b5c6d7e8f9a0b', ' '],
    },
    {
      what: 'botToken',
      good: ['xoxb-123-456-abc'],
      bad: ['xoxp-123-456-abc', 'xapp-1-A-1-x', 'xoxb-'],
    },
    {
      what: 'signingSecret',
      good: ['0123456789abcdef0123456789abcdef'],
      bad: ['0123', 'g'.repeat(32)],
    },
    {
      what: 'codatApiKey',
      good: ['YWJjZGVmZ2hpamtsbW5v', 'Basic YWJjZGVmZ2hpamtsbW5v'],
      bad: ['', 'short', 'Bearer YWJjZGVmZ2hpamtsbW5v'],
    },
    {
      what: 'webhookSecret',
      good: ['whsec_YWJjZGVmZ2hpamtsbW5v'],
      bad: ['YWJjZGVmZ2hpamtsbW5v', 'whsec_'],
    },
  ];

  it.each(cases)('$what', ({ what, good, bad }) => {
    for (const answer of good) expect(checks[what](answer), answer).toBeUndefined();
    for (const answer of bad) expect(checks[what](answer), answer).toMatch(/^[A-Z].*\.$/);
  });

  it('are all tried here', () => {
    expect(cases.map(({ what }) => what).toSorted()).toEqual(Object.keys(checks).toSorted());
  });

  it('never repeats what was typed: it may be a secret', () => {
    const typed = 'almost-a-secret-0123';
    for (const check of Object.values(checks)) expect(check(typed) ?? '').not.toContain(typed);
  });
});
