import {
  ConditionalCheckFailedException,
  DescribeTableCommand,
  type DynamoDBClient,
  paginateScan,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';

/** Rows that are written at a time: enough to be quick, few enough for a table on demand. */
const AT_ONCE = 25;

/** A table, and who reaches it: each may be in an account and a region of its own. */
export interface TablePlace {
  client: DynamoDBClient;
  table: string;
}

/** What became of the rows. */
export interface Copied {
  written: number;
  /** They were there already, and were left as they are. */
  kept: number;
}

/**
 * Copies rows from one table to another of the same keys. Rows that the other table has already stay as they are there,
 * unless they are to be replaced; no row is ever taken away. Run again, it goes through all of them again.
 *
 * @param tell hears how far it is
 * @throws when the tables have different keys: before anything is written
 */
export async function copyRows(
  from: TablePlace,
  to: TablePlace,
  { replaces, tell }: { replaces: boolean; tell: (copied: Copied) => void },
): Promise<Copied> {
  const key = await keyOf(from);
  if (key !== (await keyOf(to)))
    throw new Error(`${from.table} and ${to.table} have different keys: nothing was copied.`);
  const partition = key.split('/')[0] ?? '';
  const condition = replaces
    ? {}
    : {
        ConditionExpression: 'attribute_not_exists(#partition)',
        ExpressionAttributeNames: { '#partition': partition },
      };
  const copied = { written: 0, kept: 0 };
  const pages = paginateScan(
    { client: from.client },
    { TableName: from.table, ConsistentRead: true },
  );
  for await (const { Items: rows = [] } of pages) {
    for (let at = 0; at < rows.length; at += AT_ONCE)
      await Promise.all(
        rows.slice(at, at + AT_ONCE).map(async (Item) => {
          try {
            await to.client.send(new PutItemCommand({ TableName: to.table, Item, ...condition }));
            copied.written += 1;
          } catch (error) {
            if (!(error instanceof ConditionalCheckFailedException)) throw error;
            copied.kept += 1;
          }
        }),
      );
    tell(copied);
  }
  return copied;
}

/** The names of its keys, the partition's first. */
async function keyOf({ client, table }: TablePlace): Promise<string> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  const keys = Table?.KeySchema ?? [];
  return keys
    .toSorted((one, other) => String(one.KeyType).localeCompare(String(other.KeyType)))
    .map(({ AttributeName = '' }) => AttributeName)
    .join('/');
}
