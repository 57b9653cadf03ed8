import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';

import type { InboxRow } from './inbox-rows.ts';

/** As many as the stream hands over at once. */
const BATCH = 25;

const response = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/**
 * Gives rows to the inbox function as its stream does. What it has dealt with before changes nothing.
 *
 * @returns the names of the rows that it could not deal with
 */
export async function giveToInbox(
  client: LambdaClient,
  functionName: string,
  rows: readonly InboxRow[],
): Promise<Set<string>> {
  const failed = new Set<string>();
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    for (const at of await failuresOf(client, functionName, batch)) {
      const row = batch[at];
      if (row !== undefined) failed.add(row.name);
    }
  }
  return failed;
}

/** @returns which of the batch failed, by place */
async function failuresOf(
  client: LambdaClient,
  FunctionName: string,
  batch: readonly InboxRow[],
): Promise<number[]> {
  const Records = batch.map(({ keys, image }, at) => ({
    eventID: `redrive-${String(at)}`,
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      Keys: keys,
      NewImage: image,
      SequenceNumber: String(at),
      StreamViewType: 'NEW_IMAGE',
    },
  }));
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify({ Records }) }),
  );
  const answer = FunctionError === undefined ? Payload?.transformToString() : undefined;
  const read = response.safeParse(answer === undefined ? undefined : JSON.parse(answer));
  if (!read.success) return batch.map((_, at) => at);
  return read.data.batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
}
