import { InvokeCommand } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';

import type { AccessTokens } from '#lib/live-ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import type { Lambda } from './client.ts';

const answerShape = z.object({ access_token: z.optional(z.nullable(z.string())) });

/**
 * The team's own function that knows the access token of an Item: `{item_id}` → `{access_token}`. A token is used for one
 * call and forgotten; it is in no log and no error.
 */
export function connectAccessTokens(
  lambda: Lambda,
  functionName: string | undefined,
): AccessTokens {
  return {
    async of(itemId, stop) {
      if (functionName === undefined) throw new UpstreamError('broker', 'not configured');
      const answer = await invoked(lambda, functionName, { item_id: itemId }, stop);
      const parsed = answerShape.safeParse(answer);
      if (!parsed.success) throw new UpstreamError('broker', 'unreadable answer');
      return parsed.data.access_token ?? undefined;
    },
  };
}

async function invoked(
  lambda: Lambda,
  functionName: string,
  payload: object,
  stop: AbortSignal | undefined,
): Promise<unknown> {
  try {
    const { FunctionError, Payload } = await lambda.send(
      new InvokeCommand({
        FunctionName: functionName,
        Payload: Buffer.from(JSON.stringify(payload)),
      }),
      { ...(stop && { abortSignal: stop }) },
    );
    if (FunctionError !== undefined) throw new UpstreamError('broker', 'failed');
    return JSON.parse(Buffer.from(Payload ?? []).toString('utf8'));
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    throw new UpstreamError('broker', 'no answer');
  }
}
