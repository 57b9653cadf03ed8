import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

import { byEventOrder, type ItemEvent } from '#lib/health/item-event.ts';
import type { InboxEntry, KeptEntry } from '#lib/incoming/inbox-entry.ts';
import type { Inbox } from '#lib/ports/inbox.ts';

import { type Database, tableName } from './client.ts';
import { errorsIn } from './errors-in.ts';
import { toInboxRecord } from './inbox-record.ts';
import { newestArrivals } from './newest-arrivals.ts';
import { parseInboxRecord } from './parse-inbox-record.ts';

/** Table `inbox`, with the indexes `byDay` and `byError`; its keys are described in `inbox-record.ts`. */
export function connectInbox(database: Database, now: () => Date): Inbox {
  const TableName = tableName(database, 'inbox');

  async function entriesOf(subject: string, since: Date, limit?: number): Promise<KeptEntry[]> {
    const entries: KeptEntry[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await database.client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'subject = :subject AND sk >= :since',
          ExpressionAttributeValues: {
            ':subject': subject,
            ':since': since.toISOString(),
          },
          ConsistentRead: true,
          ScanIndexForward: limit === undefined,
          Limit: limit && limit - entries.length,
          ExclusiveStartKey,
        }),
      );
      entries.push(...(page.Items ?? []).flatMap((row) => parseInboxRecord(row) ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined && entries.length < (limit ?? Infinity));
    return entries;
  }

  async function eventsOf(subject: string, since: Date, limit?: number): Promise<ItemEvent[]> {
    const entries = await entriesOf(subject, since, limit);
    const events = entries.flatMap((entry) =>
      entry.kind === 'item' || entry.kind === 'connection' ? [entry.event] : [],
    );
    // Rows of one second stand in no order of their own.
    return events.sort(byEventOrder);
  }

  return {
    async keep(entry: InboxEntry) {
      try {
        await database.client.send(
          new PutCommand({
            TableName,
            Item: toInboxRecord(entry, now()),
            ConditionExpression: 'attribute_not_exists(sk)',
          }),
        );
        return 'kept';
      } catch (error) {
        // The same delivery again, or our own retry of a write whose answer was lost: either way it is kept.
        if (error instanceof ConditionalCheckFailedException) return 'duplicate';
        throw error;
      }
    },
    historySince: (itemId, since) => eventsOf(`item#${itemId}`, since),
    connectionHistorySince: (id, since) => eventsOf(`connection#${id}`, since),
    lastEvents: async (itemId, limit) =>
      (await eventsOf(`item#${itemId}`, new Date(0), limit)).reverse(),
    async lastOfUser(clientUserId, limit) {
      const entries = await entriesOf(`user#${clientUserId}`, new Date(0), limit);
      const events = entries.flatMap((entry) => (entry.kind === 'user' ? [entry.event] : []));
      return events.sort(byEventOrder).reverse();
    },
    errorsIn: (span, most) => errorsIn(database, TableName, span, most, now),
    lastArrivals: (limit) => newestArrivals(database, TableName, limit, now()),
    async lastReceivedAt() {
      return (await newestArrivals(database, TableName, 1, now()))[0]?.receivedAt;
    },
  };
}
