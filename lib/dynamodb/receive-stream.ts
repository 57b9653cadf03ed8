import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import { learnFrom } from '#lib/flows/learn-from.ts';
import type { AlertSettings } from '#lib/flows/tell-incident.ts';
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
            const entry = keptEntry(record);
            if (entry === undefined) return;
            await learnFrom(entry, ports);
            if (entry.kind === 'item' || entry.kind === 'connection')
              await apply(entry.event, entry.kind);
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
function keptEntry(record: DynamoDBRecord): ReturnType<typeof parseInboxRecord> {
  const image: unknown = record.dynamodb?.NewImage;
  if (record.eventName !== 'INSERT' || !isImage(image)) return undefined;
  return parseInboxRecord(unmarshall(image));
}

/** Lambda's types and the SDK's name the same wire form differently. */
function isImage(value: unknown): value is Record<string, AttributeValue> {
  return typeof value === 'object' && value !== null;
}
