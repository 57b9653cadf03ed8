import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

import { asSent, SIGNING_SECRET, slashCommand } from '../../../test/builders/slack-request.ts';
import { createTables } from '../create-tables.ts';
import { startDatabase } from '../database.ts';
import { loadFunctions } from '../load-functions.ts';
import { type Dependency, openHangingFront } from './hanging-front.ts';
import { atMost, type Row } from './row.ts';

const PREFIX = 'hang-';
const STORED = ['tickets', 'status', 'summary', 'stale', `item ${'k'.repeat(37)}`, 'review'];
const LIVE = ['institution ins_3'];

/** How long a command waits for a dependency that does not answer for five seconds: on the clock, through the real bundle. */
export async function hangRows(): Promise<Row[]> {
  const database = await startDatabase();
  const front = await openHangingFront(database.endpoint);
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = front.url;
  process.env['AWS_ENDPOINT_URL_LAMBDA'] = front.url;
  process.env['PATIENCE_SECONDS'] = '';
  process.env['TABLE_PREFIX'] = PREFIX;
  process.env['SLACK_SIGNING_SECRET'] = SIGNING_SECRET;
  process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
  try {
    await createTables(new DynamoDBClient({}), PREFIX);
    const slack = (await loadFunctions(['slack'])).get('slack');
    const ask = async (command: string) => {
      const event: APIGatewayProxyEventV2 = asSent(slashCommand(command), new Date());
      const start = performance.now();
      await slack?.(event, { awsRequestId: 'hang' });
      return (performance.now() - start) / 1000;
    };
    const waits = async (command: string, dependency: Dependency) => {
      front.hang(undefined);
      await ask(command);
      front.hang(dependency);
      return ask(command);
    };
    const longest = async (dependency: Dependency, commands: readonly string[]) => {
      const waited: number[] = [];
      for (const command of commands) waited.push(await waits(command, dependency));
      return Math.max(...waited);
    };
    return [
      atMost('an answer, while DynamoDB hangs', 0.5, await longest('DynamoDB', STORED), ' s'),
      atMost('an answer, while Lambda hangs', 0.5, await longest('Lambda', LIVE), ' s'),
    ];
  } finally {
    await front.close();
    await database.close();
  }
}
