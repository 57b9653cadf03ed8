import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Where the tables are: one database, and the names of this deployment's tables begin alike. */
export interface Database {
  client: DynamoDBDocumentClient;
  prefix: string;
}

export type TableName =
  | 'inbox'
  | 'items'
  | 'alerts'
  | 'identifiers'
  | 'institutions'
  | 'companies'
  | 'connections'
  | 'pairs'
  | 'checklists'
  | 'accounts'
  | 'sightings'
  | 'cases'
  | 'notes'
  | 'checks'
  | 'summaries'
  | 'audit'
  | 'channels'
  | 'pulses'
  | 'keys';

/** How long one request may take, and how often it is tried. */
export interface Patience {
  requestMs: number;
  attempts: number;
}

/** A door has to answer: better to be refused soon and asked again than to hang. */
const ofDoors: Patience = { requestMs: 1_500, attempts: 3 };

/** For who answers a person: two requests in that time, and no more. @param waitMs for a database that hangs */
export function withinMs(waitMs: number): Patience {
  return { requestMs: waitMs / 2, attempts: 2 };
}

/** @param prefix such as `tartan-prod-` */
export function connectDatabase(prefix: string, patience = ofDoors): Database {
  const client = new DynamoDBClient({
    maxAttempts: patience.attempts,
    // Without the last one the SDK only warns.
    requestHandler: {
      connectionTimeout: Math.min(1_000, patience.requestMs),
      requestTimeout: patience.requestMs,
      throwOnRequestTimeout: true,
    },
  });
  return {
    client: DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    }),
    prefix,
  };
}

export function tableName(database: Database, table: TableName): string {
  return `${database.prefix}${table}`;
}
