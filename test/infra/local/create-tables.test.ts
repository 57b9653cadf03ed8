import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';

import { createTables } from '../../../infra/local/create-tables.ts';
import { startDatabase } from '../../../infra/local/database.ts';

async function freshClient(): Promise<DynamoDBClient> {
  const database = await startDatabase();
  onTestFinished(() => database.close());
  return new DynamoDBClient({
    endpoint: database.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
}

describe('the tables of a laptop', () => {
  it('are made once; a second start takes them as they are', async () => {
    const client = await freshClient();
    await createTables(client, 'twice-');
    await expect(createTables(client, 'twice-')).resolves.toBeUndefined();
  });

  it('of an older Tartan, without an index of today, are refused with what to do', async () => {
    const client = await freshClient();
    await client.send(
      new CreateTableCommand({
        TableName: 'old-items',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'itemId', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'itemId', KeyType: 'HASH' }],
      }),
    );
    await expect(createTables(client, 'old-')).rejects.toThrow(/older Tartan.*Remove the folder/);
  });
});
