import { vi } from 'vitest';

import { connectLambda, type Lambda } from '#lib/lambda/client.ts';

import { type ApiAnswer, startApiServer } from './api-server.ts';

/**
 * Lambda's Invoke API on this machine, and our client that talks to it, until the test ends.
 *
 * @param answer how every invocation ends
 */
export async function startLambda(answer: ApiAnswer, timeoutMs = 5_000) {
  const { url, calls } = await startApiServer(answer);
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', url);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'nobody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'nothing');
  const lambda: Lambda = connectLambda(timeoutMs);
  return { lambda, calls };
}

/** As Lambda answers to who names a function that is not there. */
export const noSuchFunction: ApiAnswer = {
  status: 404,
  headers: { 'x-amzn-errortype': 'ResourceNotFoundException' },
  body: { Type: 'User', Message: 'Function not found: tartan-nobody' },
};

/** What a function returned that threw. */
export function functionFailed(message: string): ApiAnswer {
  return {
    status: 200,
    headers: { 'x-amz-function-error': 'Unhandled' },
    body: { errorType: 'Error', errorMessage: message, trace: [] },
  };
}
