import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';

import type { DeadLetters } from '#lib/live-ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

/** What Lambda has put aside: the queue's own count, which may lag by a minute. */
export function connectDeadLetters(queueUrl: string): DeadLetters {
  const client = new SQSClient({
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: 500,
      requestTimeout: 2_000,
      throwOnRequestTimeout: true,
    },
  });
  return {
    async count() {
      try {
        const { Attributes } = await client.send(
          new GetQueueAttributesCommand({
            QueueUrl: queueUrl,
            AttributeNames: [
              'ApproximateNumberOfMessages',
              'ApproximateNumberOfMessagesNotVisible',
            ],
          }),
        );
        const counts = Object.values(Attributes ?? {}).map(Number);
        return counts.reduce((sum, count) => sum + count, 0);
      } catch (error) {
        const name = error instanceof Error ? error.name : 'unknown';
        throw new UpstreamError('queue', /^\w{1,80}$/.test(name) ? name : 'unknown', {
          cause: error,
        });
      }
    },
  };
}
