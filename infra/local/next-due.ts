import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';

/** Where the sweep finds what is due: table, index, and the index's two keys. */
const indexes = [
  ['items', 'byCheck', 'check', 'checkAt'],
  ['connections', 'byCheck', 'check', 'checkAt'],
  ['pairs', 'byCheck', 'check', 'checkAt'],
  ['alerts', 'byDue', 'due', 'dueAt'],
] as const;

/** When something will be due next. @returns undefined when nothing will be by then */
export async function nextDue(
  { client, prefix }: { client: DynamoDBDocumentClient; prefix: string },
  after: Date,
  by: Date,
): Promise<Date | undefined> {
  const found = await Promise.all(
    indexes.map(async ([table, IndexName, key, at]) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: `${prefix}${table}`,
          IndexName,
          KeyConditionExpression: '#key = :due AND #at BETWEEN :after AND :by',
          ExpressionAttributeNames: { '#key': key, '#at': at },
          ExpressionAttributeValues: {
            ':due': 'due',
            ':after': new Date(after.getTime() + 1).toISOString(),
            ':by': by.toISOString(),
          },
          Limit: 1,
        }),
      );
      return String(Items[0]?.[at] ?? '');
    }),
  );
  const [first] = found.filter((at) => at !== '').sort();
  return first === undefined ? undefined : new Date(first);
}
