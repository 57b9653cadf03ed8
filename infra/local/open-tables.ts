import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { createTables } from './create-tables.ts';
import { startDatabase } from './database.ts';
import type { Stops } from './unless-set.ts';

/** The database that the environment names, or one of our own, with all tables in it. @param dir keeps our own */
export async function openTables(dir: string, prefix: string, stops: Stops): Promise<void> {
  if (!process.env['AWS_ENDPOINT_URL_DYNAMODB']) {
    const database = await startDatabase({ dir });
    stops.push(() => database.close());
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = database.endpoint;
  }
  process.env['AWS_ENDPOINT_URL_DYNAMODB_STREAMS'] ||= process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  const client = new DynamoDBClient({});
  await createTables(client, prefix);
  client.destroy();
}
