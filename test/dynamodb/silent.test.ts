import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, expect, it, vi } from 'vitest';

import { connectDatabase } from '#lib/dynamodb/client.ts';

import { listen } from '../../infra/local/listen.ts';

afterEach(() => vi.unstubAllEnvs());

/** Plaid waits ten seconds for the door, which has to answer 503 within them. */
it('a database that stays silent is given up in time', { timeout: 10_000 }, async () => {
  let asked = 0;
  const silent = await listen(0, () => {
    asked += 1;
    return new Promise(() => undefined);
  });
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', silent.url);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  const { client } = connectDatabase('silent-');
  const reading = client.send(new GetCommand({ TableName: 'silent-keys', Key: { kid: 'k' } }));
  await expect(reading).rejects.toThrow(/exceeded|timed? ?out/i);
  expect(asked).toBe(3);
  await silent.close();
});
