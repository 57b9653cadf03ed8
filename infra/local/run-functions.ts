import { join } from 'node:path';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

import { botConfig } from '#lib/config/bot-config.ts';
import type { Database } from '#lib/dynamodb/client.ts';

import { type Heartbeat, startHeartbeat } from './heartbeat.ts';
import { type InvokedFunction, startInvokeServer } from './invoke-server.ts';
import type { LambdaHandler } from './lambda-server.ts';
import { loadFunctions } from './load-functions.ts';
import { nextDue } from './next-due.ts';
import { pollStream } from './poll-stream.ts';
import { readDeployment } from './serverless-file.ts';
import { summaryTimes } from './summary-times.ts';
import { type Stops, unlessSet } from './unless-set.ts';
import type { WorldClock } from './world-clock.ts';

interface Surroundings {
  clock: WorldClock;
  dir: string;
  prefix: string;
  /** What the team has in Lambda besides Tartan, by name. */
  others: ReadonlyMap<string, InvokedFunction>;
}

export interface RunningFunctions {
  /** By path. */
  routes: ReadonlyMap<string, LambdaHandler>;
  heartbeat: Heartbeat;
  database: Database;
  /** Resolves when all that came in is dealt with. */
  settled(): Promise<void>;
}

/** The functions as they are deployed, with their stream, their invocations and their schedules. */
export async function runFunctions(
  { clock, dir, prefix, others }: Surroundings,
  stops: Stops,
): Promise<RunningFunctions> {
  // Behind the services in this list, so that it ends before them: what it has taken on still needs them.
  const functions = new Map<string, InvokedFunction>(others);
  const invokes = await unlessSet('AWS_ENDPOINT_URL_LAMBDA', '', stops, () =>
    startInvokeServer(functions),
  );
  const deployment = readDeployment();
  const handlers = await loadFunctions(deployment.functionNames);
  for (const [name, handler] of handlers) functions.set(name, handler);
  const handlerOf = (name: string): LambdaHandler => {
    const handler = handlers.get(name);
    if (handler === undefined) throw new Error(`the function ${name} is missing`);
    return handler;
  };
  const sweep = handlerOf('sweep');
  const summary = handlerOf('daily-summary');
  const delivery = pollStream(
    {
      tableName: `${prefix}inbox`,
      batchSize: deployment.stream.batchSize,
      retries: deployment.stream.retries,
      positionFile: join(dir, 'stream-position.json'),
    },
    asStreamHandler(handlerOf(deployment.stream.functionName)),
  );
  stops.push(() => delivery.stop());

  const settled = async () => {
    await invokes?.idle();
    await delivery.drained();
  };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  stops.push(() => {
    client.destroy();
    return Promise.resolve();
  });
  const { summaries } = botConfig(process.env);
  const heartbeat = startHeartbeat({
    clock,
    settled,
    sweep: () => sweep({}, { awsRequestId: 'local' }),
    sumUp: (meant) => summary({ scheduledTime: meant.toISOString() }, { awsRequestId: 'local' }),
    nextDue: (after, by) => nextDue({ client, prefix }, after, by),
    summaryTimes: (from, to) => summaryTimes(summaries, from, to),
  });
  stops.push(() => heartbeat.stop());
  return {
    routes: new Map([...deployment.routes].map(([path, name]) => [path, handlerOf(name)])),
    heartbeat,
    database: { client, prefix },
    settled,
  };
}

function asStreamHandler(handler: InvokedFunction) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const response = await handler(event, { awsRequestId: 'local' });
    return { batchItemFailures: [], ...Object(response) };
  };
}
