import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import { learnFrom } from '#lib/flows/learn-from.ts';
import type { AlertSettings } from '#lib/flows/tell-incident.ts';
import { keyOf } from '#lib/health/item-event.ts';
import { type KeptEntry, received } from '#lib/incoming/inbox-entry.ts';
import type { Ports } from '#lib/ports.ts';

import { parseInboxRecord } from './parse-inbox-record.ts';

/**
 * A batch of the inbox table's stream. Rows are dealt with one after the other, in their order; the answer names those
 * that failed, and AWS sends the batch again from the first of them.
 */
export async function receiveStream(
  stream: DynamoDBStreamEvent,
  settings: AlertSettings,
  ports: Ports,
): Promise<DynamoDBBatchResponse> {
  const processor = new BatchProcessor(EventType.DynamoDBStreams);
  let response: DynamoDBBatchResponse = { batchItemFailures: [] };
  await handleItemEvents(
    async (apply) => {
      response = await processPartialResponse(
        stream,
        async (record: DynamoDBRecord) => {
          try {
            const row = newRow(record);
            if (row === undefined) return;
            const entry = parseInboxRecord(row);
            if (entry !== undefined) await learnFrom(entry, ports);
            if (entry?.kind === 'item' || entry?.kind === 'connection')
              await apply(entry.event, entry.kind);
            else logOther(row, entry, ports);
          } catch (error) {
            ports.log.error('inbox row not dealt with', error, { row: record.dynamodb?.Keys });
            throw error;
          }
        },
        processor,
        { processInParallel: false, throwOnFullBatchFailure: false },
      );
    },
    settings,
    ports,
  );
  return response;
}

/** Only new rows count: DynamoDB also tells of those that it removes when they expire. */
function newRow(record: DynamoDBRecord): Readonly<Record<string, unknown>> | undefined {
  const image: unknown = record.dynamodb?.NewImage;
  return record.eventName === 'INSERT' && isImage(image) ? unmarshall(image) : undefined;
}

/** What is of no Item and no connection changes the health of none. */
function logOther(
  row: Readonly<Record<string, unknown>>,
  entry: KeptEntry | undefined,
  { log }: Ports,
): void {
  const known = entry && { event: received(entry).source, key: keyOf(received(entry)) };
  log.info('event applied', {
    subject: row['subject'],
    ...known,
    decision: entry === undefined ? 'left' : 'learnt',
    reason: row['kind'],
  });
}

/** Lambda's types and the SDK's name the same wire form differently. */
function isImage(value: unknown): value is Record<string, AttributeValue> {
  return typeof value === 'object' && value !== null;
}
