import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { connectSecretAge } from '#lib/secrets-manager/secret-age.ts';
import { connectDeadLetters } from '#lib/sqs/dead-letters.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { type ApiAnswer, startApiServer } from '../fakes/api-server.ts';

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'nobody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'nothing');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function queueThat(answer: ApiAnswer) {
  const { url, calls } = await startApiServer(answer);
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', url);
  return { deadLetters: connectDeadLetters(`${url}/000000000000/dead-letters`), calls };
}

async function vaultThat(answer: ApiAnswer) {
  const { url, calls } = await startApiServer(answer);
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', url);
  return { secretAge: connectSecretAge('tartan'), calls };
}

const denied: ApiAnswer = {
  status: 400,
  body: { __type: 'AccessDeniedException', message: 'not for you' },
};

describe('dead letters', () => {
  it.each([
    { attributes: { ApproximateNumberOfMessages: '0' }, count: 0 },
    {
      attributes: {
        ApproximateNumberOfMessages: '2',
        ApproximateNumberOfMessagesNotVisible: '3',
      },
      count: 5,
    },
    { attributes: undefined, count: 0 },
  ])('are counted: $attributes', async ({ attributes, count }) => {
    const { deadLetters, calls } = await queueThat({
      status: 200,
      body: attributes === undefined ? {} : { Attributes: attributes },
    });
    expect(await deadLetters.count()).toBe(count);
    expect(calls[0]?.headers['x-amz-target']).toBe('AmazonSQS.GetQueueAttributes');
  });

  it('that we may not count: an error with AWS’s code', async () => {
    const { deadLetters } = await queueThat(denied);
    const asked = deadLetters.count();
    await expect(asked).rejects.toBeInstanceOf(UpstreamError);
    await expect(asked).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });
});

describe('the age of the secret', () => {
  const changed = Date.parse('2026-10-01T12:00:00Z') / 1000;
  const created = Date.parse('2026-01-01T12:00:00Z') / 1000;

  it.each([
    {
      case: 'that was changed',
      body: { CreatedDate: created, LastChangedDate: changed },
      at: changed,
    },
    { case: 'that never was changed', body: { CreatedDate: created }, at: created },
    { case: 'of which nothing is known', body: {}, at: undefined },
  ])('$case', async ({ body, at }) => {
    const { secretAge, calls } = await vaultThat({ status: 200, body });
    expect(await secretAge.changedAt()).toBe(
      at === undefined ? undefined : new Date(at * 1000).toISOString(),
    );
    // What is in it is not asked for.
    expect(calls[0]?.headers['x-amz-target']).toBe('secretsmanager.DescribeSecret');
  });

  it('that we may not know: an error with AWS’s code', async () => {
    const { secretAge } = await vaultThat(denied);
    await expect(secretAge.changedAt()).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });
});
