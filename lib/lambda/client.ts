import { LambdaClient } from '@aws-sdk/client-lambda';

export type Lambda = LambdaClient;

/**
 * @param timeoutMs of one request: Slack waits for whoever hands over a follow-up
 * @param attempts how often it is made
 */
export function connectLambda(timeoutMs: number, attempts = 2): Lambda {
  return new LambdaClient({
    maxAttempts: attempts,
    // Without the last one the SDK only warns.
    requestHandler: {
      connectionTimeout: Math.min(500, timeoutMs),
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
  });
}
