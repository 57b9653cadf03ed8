import { LambdaClient } from '@aws-sdk/client-lambda';

export type Lambda = LambdaClient;

/** @param timeoutMs of one request: Slack waits for whoever hands over a follow-up */
export function connectLambda(timeoutMs: number): Lambda {
  return new LambdaClient({
    maxAttempts: 2,
    // Without the last one the SDK only warns.
    requestHandler: {
      connectionTimeout: 500,
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
  });
}
