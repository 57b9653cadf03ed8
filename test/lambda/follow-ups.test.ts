import { afterEach, describe, expect, it, vi } from 'vitest';

import { connectFollowUps } from '#lib/lambda/follow-ups.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import type { FollowUp } from '#lib/live-ports.ts';

import { noSuchFunction, startLambda } from '../fakes/lambda-server.ts';

const job: FollowUp = {
  lookUp: {
    kind: 'institution',
    institutionId: 'ins_900001',
    stored: problemMessage('Härbor Bank 🏦: 3 Items of yours'),
  },
  responseUrl: 'https://hooks.slack.com/commands/T0HOME/101/for-the-asker',
  to: 'in place',
  reference: '7f3c1a90-reference',
};

const taken = { status: 202, body: '' };

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('handing over a follow-up', () => {
  it('is one invocation that nobody waits for, with all of it as payload', async () => {
    const { lambda, calls } = await startLambda(taken);
    await connectFollowUps(lambda, 'tartan-follow-up').start(job);
    expect(calls.map(({ method, path }) => [method, path])).toEqual([
      ['POST', '/2015-03-31/functions/tartan-follow-up/invocations'],
    ]);
    expect(calls[0]?.headers).toMatchObject({ 'x-amz-invocation-type': 'Event' });
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual(job);
  });

  it.each([
    'arn:aws:lambda:us-east-1:000000000000:function:tartan-follow-up',
    'tartan-follow-up:live',
  ])('to %s', async (name) => {
    const { lambda, calls } = await startLambda(taken);
    await connectFollowUps(lambda, name).start(job);
    expect(calls.map(({ path }) => decodeURIComponent(path))).toEqual([
      `/2015-03-31/functions/${name}/invocations`,
    ]);
  });

  it('to nobody: throws, and says what is not set', async () => {
    const { lambda, calls } = await startLambda(taken);
    await expect(connectFollowUps(lambda, undefined).start(job)).rejects.toThrow(
      'FOLLOW_UP_FUNCTION',
    );
    expect(calls).toEqual([]);
  });

  it('to a function that is not there: throws, after one try', async () => {
    const { lambda, calls } = await startLambda(noSuchFunction);
    await expect(connectFollowUps(lambda, 'tartan-nobody').start(job)).rejects.toThrow();
    expect(calls).toHaveLength(1);
  });

  it.each([
    { case: 'fails', answer: { status: 500, body: { message: 'oops' } } },
    { case: 'hangs up', answer: 'cut off' },
  ] as const)('a Lambda that $case: throws, after two tries', async ({ answer }) => {
    const { lambda, calls } = await startLambda(answer);
    await expect(connectFollowUps(lambda, 'tartan-follow-up').start(job)).rejects.toThrow();
    expect(calls).toHaveLength(2);
  });

  it('a Lambda that stays silent: throws when the time is over', async () => {
    const { lambda } = await startLambda('never', 100);
    await expect(connectFollowUps(lambda, 'tartan-follow-up').start(job)).rejects.toThrow();
  }, 3_000);
});
