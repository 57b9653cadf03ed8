import { onTestFinished, vi } from 'vitest';

import { listen, type LocalAnswer } from '../../infra/local/listen.ts';

export const SECRET_ID = 'tartan-of-these-tests';

type Secret = Readonly<Record<string, unknown>>;

/**
 * Secrets Manager on this machine with one secret, named in the environment, until the test ends.
 *
 * @param first what the secret holds at first
 */
export async function startSecretsManager(first: Secret) {
  let answer: LocalAnswer | 'never' = holding(first);
  const asked: unknown[] = [];
  const server = await listen(0, ({ headers, body }) => {
    asked.push({ target: headers['x-amz-target'], ...JSON.parse(body.toString('utf8')) });
    return answer === 'never' ? new Promise<never>(() => undefined) : answer;
  });
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    vi.useRealTimers();
    await server.close();
  });
  const environment = {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: server.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nothing',
    SECRETS_ID: SECRET_ID,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return {
    asked,
    rotate: (next: Secret) => {
      answer = holding(next);
    },
    answerWith: (next: LocalAnswer | 'never') => {
      answer = next;
    },
  };
}

/** What Secrets Manager answers that has this text in the secret; undefined: it holds bytes. */
export function secretText(SecretString: string | undefined): LocalAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: { ARN: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:x', SecretString },
  };
}

export function secretFault(status: number, name: string, message = ''): LocalAnswer {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': name },
    body: { __type: name, message },
  };
}

/** From now on it is that much later, for whoever asks what time it is. */
export function passTime(ms: number): void {
  const later = Date.now() + ms;
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(later);
}

function holding(secret: Secret): LocalAnswer {
  return secretText(JSON.stringify(secret));
}
