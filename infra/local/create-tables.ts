import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';

import { readTables } from './serverless-file.ts';

const keySchema = z.array(
  z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }),
);

const table = z.object({
  TableName: z.string(),
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.optional(
    z.array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.optional(z.array(z.string())),
        }),
      }),
    ),
  ),
  StreamSpecification: z.optional(
    z.object({ StreamViewType: z.enum(['NEW_IMAGE', 'NEW_AND_OLD_IMAGES']) }),
  ),
});

/**
 * Makes the tables that are not there yet.
 *
 * @param wanted their names without the prefix; empty: all
 * @throws a sentence for the person at the terminal when those that are there lack an index
 */
export async function createTables(
  client: DynamoDBClient,
  prefix: string,
  wanted: readonly string[] = [],
): Promise<void> {
  const tables = readTables(prefix)
    .map((properties) => table.parse(properties))
    .filter(
      ({ TableName }) => wanted.length === 0 || wanted.includes(TableName.slice(prefix.length)),
    );
  for (const { StreamSpecification, ...properties } of tables) {
    const input: CreateTableCommandInput = {
      ...properties,
      BillingMode: 'PAY_PER_REQUEST',
      ...(StreamSpecification && {
        StreamSpecification: { ...StreamSpecification, StreamEnabled: true },
      }),
    };
    try {
      await client.send(new CreateTableCommand(input));
    } catch (error) {
      if (!(error instanceof ResourceInUseException)) throw error;
      await expectIndexes(client, input);
    }
    await waitUntilTableExists(
      { client, maxWaitTime: 20, minDelay: 1 },
      { TableName: properties.TableName },
    );
  }
}

async function expectIndexes(
  client: DynamoDBClient,
  { TableName, GlobalSecondaryIndexes = [] }: CreateTableCommandInput,
): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  const there = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName);
  const missing = GlobalSecondaryIndexes.filter(({ IndexName }) => !there.includes(IndexName));
  if (missing.length > 0)
    throw new Error(
      'The stored tables are those of an older Tartan. Remove the folder that keeps its state (.local, or TARTAN_DATA_DIR) and start again.',
    );
}
