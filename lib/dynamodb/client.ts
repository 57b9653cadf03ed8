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
  | 'keys';

/** @param prefix such as `tartan-prod-` */
export function connectDatabase(prefix: string): Database {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    // A door has to answer: better to be refused soon and asked again than to hang. Without the last one the SDK only warns.
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 1_500,
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
