import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, expect, it, vi } from 'vitest';

import { connectDatabase, withinMs } from '#lib/dynamodb/client.ts';

import { listen } from '../../infra/local/listen.ts';

afterEach(() => vi.unstubAllEnvs());

/** Plaid waits ten seconds for a door, which has to answer 503 within them; a person waits before a screen. */
it.each([
  { who: 'a door', patience: undefined, attempts: 3 },
  { who: 'who asks for a person', patience: withinMs(300), attempts: 2 },
])(
  'a database that stays silent is given up in time by $who',
  { timeout: 10_000 },
  async ({ patience, attempts }) => {
    let asked = 0;
    const silent = await listen(0, () => {
      asked += 1;
      return new Promise(() => undefined);
    });
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', silent.url);
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    const { client } = connectDatabase('silent-', patience);
    const reading = client.send(new GetCommand({ TableName: 'silent-keys', Key: { kid: 'k' } }));
    await expect(reading).rejects.toThrow(/exceeded|timed? ?out/i);
    expect(asked).toBe(attempts);
    await silent.close();
  },
);
