import { InvokeCommand } from '@aws-sdk/client-lambda';

import type { FollowUps } from '#lib/live-ports.ts';

import type { Lambda } from './client.ts';

/** @param functionName undefined: there is nobody to hand it to, and commands do not offer it */
export function connectFollowUps(lambda: Lambda, functionName: string | undefined): FollowUps {
  return {
    async start(job) {
      if (functionName === undefined) throw new Error('FOLLOW_UP_FUNCTION is not set');
      await lambda.send(
        new InvokeCommand({
          FunctionName: functionName,
          InvocationType: 'Event',
          Payload: Buffer.from(JSON.stringify(job)),
        }),
      );
    },
  };
}
