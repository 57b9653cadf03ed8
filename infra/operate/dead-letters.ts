import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';

/** As long as a run may take: what it has not taken comes back after that. */
const HIDDEN_SECONDS = 15 * 60;

/** One batch of the inbox table's stream that failed at every try, as Lambda reports it: when its rows came, not which. */
export interface DeadLetter {
  receipt: string;
  /** Undefined: the message is not one of Lambda's. */
  batch: { first: Date; last: Date; size: number } | undefined;
}

const instant = z.pipe(
  z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)))),
  z.transform((text) => new Date(text)),
);

const report = z.object({
  DDBStreamBatchInfo: z.object({
    approximateArrivalOfFirstRecord: instant,
    approximateArrivalOfLastRecord: instant,
    batchSize: z.number(),
  }),
});

export async function findQueue(client: SQSClient, name: string): Promise<string> {
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: name }));
  if (QueueUrl === undefined) throw new Error(`no queue ${name}`);
  return QueueUrl;
}

/** All that wait; they stay in the queue, hidden from a second run for a while. */
export async function readDeadLetters(client: SQSClient, queue: string): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queue,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: HIDDEN_SECONDS,
        // Without a wait only some of the queue's machines are asked.
        WaitTimeSeconds: 1,
      }),
    );
    if (Messages.length === 0) return letters;
    for (const { ReceiptHandle = '', Body = '' } of Messages)
      letters.push({ receipt: ReceiptHandle, batch: parseReport(Body) });
  }
}

export async function removeDeadLetter(
  client: SQSClient,
  queue: string,
  { receipt }: DeadLetter,
): Promise<void> {
  await client.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle: receipt }));
}

function parseReport(body: string): DeadLetter['batch'] {
  const read = report.safeParse(parsed(body));
  if (!read.success) return undefined;
  const { DDBStreamBatchInfo: info } = read.data;
  return {
    first: info.approximateArrivalOfFirstRecord,
    last: info.approximateArrivalOfLastRecord,
    size: info.batchSize,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
