import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';

import type { Database } from './client.ts';

/**
 * Writes a record whose `version` counts its writes: 1 is the first, and each is based on the one before.
 *
 * @returns false when somebody else has written since
 */
export async function putVersion(
  database: Database,
  table: string,
  record: Readonly<Record<string, unknown>> & { version: number },
): Promise<boolean> {
  const before = record.version - 1;
  try {
    await database.client.send(
      new PutCommand({
        TableName: table,
        Item: record,
        ...(before === 0
          ? { ConditionExpression: 'attribute_not_exists(version)' }
          : {
              ConditionExpression: 'version = :before',
              ExpressionAttributeValues: { ':before': before },
            }),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
