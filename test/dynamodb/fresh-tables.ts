import { randomUUID } from 'node:crypto';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest';

import { connectDatabase, type Database, type TableName } from '#lib/dynamodb/client.ts';

import { createTables } from '../../infra/local/create-tables.ts';

interface Server {
  endpoint: string;
  close(): Promise<void>;
}

/**
 * Has a database for all tests of the block that it is called in.
 *
 * @returns a function that makes tables which are nobody else's, those that are wanted or all of them, and lets go of
 *   them when the test is over
 */
export function freshTables(
  start: () => Promise<Server>,
): (...wanted: TableName[]) => Promise<Database> {
  let server: Server;
  beforeAll(async () => {
    server = await start();
    useEndpoint(server.endpoint);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });
  return async (...wanted) => {
    const database = connectDatabase(`test-${randomUUID()}-`);
    onTestFinished(() => {
      database.client.destroy();
    });
    await makeTables(database.prefix, wanted);
    return database;
  };
}

/** Makes the tables of a deployment at the address in use. */
export async function makeTables(prefix: string, wanted: readonly TableName[] = []): Promise<void> {
  const client = new DynamoDBClient({});
  await createTables(client, prefix, wanted);
  client.destroy();
}

/** From now on the AWS SDK talks to this address, as it does on a laptop. */
export function useEndpoint(endpoint: string): void {
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}
