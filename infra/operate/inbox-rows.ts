import {
  type AttributeValue,
  type DynamoDBClient,
  ScanCommand,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';

/** A row of the inbox as the table's stream would bring it. */
export interface InboxRow {
  /** Its key, for people. */
  name: string;
  receivedAt: string;
  keys: Readonly<Record<string, AttributeValue>>;
  image: Readonly<Record<string, AttributeValue>>;
}

/**
 * The rows that came in within a span, the oldest first. It reads the whole table: no index has all rows by time, and what
 * is done once in a while may cost what it costs.
 */
export async function inboxRows(
  client: DynamoDBClient,
  TableName: string,
  { from, to }: { from: Date; to: Date },
): Promise<InboxRow[]> {
  const rows: InboxRow[] = [];
  let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
  do {
    const page: ScanCommandOutput = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: 'receivedAt BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':from': { S: from.toISOString() },
          ':to': { S: to.toISOString() },
        },
        ConsistentRead: true,
        ExclusiveStartKey,
      }),
    );
    rows.push(...(page.Items ?? []).flatMap(toRow));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return rows.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function toRow(image: Record<string, AttributeValue>): InboxRow[] {
  const { subject, sk, receivedAt } = image;
  if (subject?.S === undefined || sk?.S === undefined || receivedAt?.S === undefined) return [];
  return [{ name: `${subject.S} ${sk.S}`, receivedAt: receivedAt.S, keys: { subject, sk }, image }];
}

function order({ receivedAt, name }: InboxRow): string {
  return `${receivedAt} ${name}`;
}
