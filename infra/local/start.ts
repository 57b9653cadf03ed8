import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

import { atEachStep } from './at-each-step.ts';
import { every } from './every.ts';
import { type InvokedFunction, startInvokeServer } from './invoke-server.ts';
import { type LambdaHandler, serveFunctions } from './lambda-server.ts';
import { listen } from './listen.ts';
import { loadFunctions } from './load-functions.ts';
import { openTables } from './open-tables.ts';
import { pollStream } from './poll-stream.ts';
import { startPretendServices } from './pretend-services.ts';
import { dataDir, removeRunFile, writeRunFile } from './run-file.ts';
import { greet, startFailure } from './say.ts';
import { readDeployment } from './serverless-file.ts';
import { openWorkspace } from './slack-workspace.ts';
import { fillEnvironment } from './stand-ins.ts';
import { type Stops, unlessSet } from './unless-set.ts';

const SWEEP_MS = 1_000;
const SUMMARY_MS = 5 * 60 * 1000;

/** `npm start`: the real functions behind their real routes, with a database and pretend services beside them. */
export async function main(): Promise<void> {
  fillEnvironment();
  const stops: Stops = [];
  const stop = async () => {
    for (const close of stops.splice(0).reverse()) await close();
  };
  try {
    await start(stops);
  } catch (error) {
    await stop();
    console.error(startFailure(error));
    process.exitCode = 1;
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void stop().then(() => process.exit(0));
    });
}

async function start(stops: Stops): Promise<void> {
  const dir = dataDir();
  mkdirSync(dir, { recursive: true });
  const routes = new Map<string, LambdaHandler>();
  const workspace = openWorkspace(join(dir, 'slack.json'));
  const serve = serveFunctions(routes);
  // The port first: who has it already may be using the files, too.
  const tartan = await listen(Number(process.env['PORT'] ?? '3000'), (request) =>
    request.method === 'GET' && request.url.pathname === '/local/messages'
      ? { status: 200, body: workspace.messages() }
      : serve(request),
  );
  stops.push(() => tartan.close());
  process.env['PUBLIC_URL'] ||= tartan.url;
  const prefix = process.env['TABLE_PREFIX'] ?? '';
  await openTables(join(dir, 'database'), prefix, stops);
  const pretend = await startPretendServices({ dir, workspace, door: () => tartan.url }, stops);
  // Behind the services in this list, so that it ends before them: what it has taken on still needs them.
  const functions = new Map<string, InvokedFunction>(pretend.functions);
  await unlessSet('AWS_ENDPOINT_URL_LAMBDA', '', stops, () => startInvokeServer(functions));

  const deployment = readDeployment();
  const handlers = await loadFunctions(deployment.functionNames);
  for (const [name, handler] of handlers) functions.set(name, handler);
  for (const [route, name] of deployment.routes) {
    const handler = handlers.get(name);
    if (handler !== undefined) routes.set(route, handler);
  }
  const deliver = handlers.get(deployment.stream.functionName);
  const sweep = handlers.get('sweep');
  const summary = handlers.get('daily-summary');
  if (deliver === undefined || sweep === undefined || summary === undefined)
    throw new Error('a function is missing');
  stops.push(
    pollStream(
      {
        tableName: `${prefix}inbox`,
        batchSize: deployment.stream.batchSize,
        retries: deployment.stream.retries,
        positionFile: join(dir, 'stream-position.json'),
      },
      asStreamHandler(deliver),
    ),
  );
  stops.push(every(SWEEP_MS, 'sweep', () => sweep({}, { awsRequestId: 'local' })));
  const sumUp = atEachStep(SUMMARY_MS, (meant) =>
    summary({ scheduledTime: meant.toISOString() }, { awsRequestId: 'local' }),
  );
  stops.push(every(SWEEP_MS, 'daily-summary', sumUp));
  const { plaid, slack } = pretend;
  writeRunFile({ tartan: tartan.url, plaid: plaid?.url, slack: slack?.url });
  stops.push(() => {
    removeRunFile();
    return Promise.resolve();
  });
  greet(tartan.url, dir);
}

function asStreamHandler(
  handler: (event: unknown, context: { awsRequestId: string }) => Promise<unknown>,
) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const response = await handler(event, { awsRequestId: 'local' });
    return { batchItemFailures: [], ...Object(response) };
  };
}
