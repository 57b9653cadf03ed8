import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

import { createTables } from './create-tables.ts';
import { startDatabase } from './database.ts';
import { type LambdaHandler, serveFunctions } from './lambda-server.ts';
import { listen, type LocalServer } from './listen.ts';
import { pollStream } from './poll-stream.ts';
import { startPretendCodat } from './pretend-codat.ts';
import { startPretendPlaid } from './pretend-plaid.ts';
import { startPretendSlack } from './pretend-slack.ts';
import { dataDir, removeRunFile, writeRunFile } from './run-file.ts';
import { greet, printMessage, startFailure } from './say.ts';
import { readDeployment } from './serverless-file.ts';
import { openWorkspace } from './slack-workspace.ts';
import { fillEnvironment } from './stand-ins.ts';

const SWEEP_MS = 1_000;

/** `npm start`: the real functions behind their real routes, with a database and pretend services beside them. */
export async function main(): Promise<void> {
  fillEnvironment();
  const stops: (() => Promise<void>)[] = [];
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

async function start(stops: (() => Promise<void>)[]): Promise<void> {
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

  if (!process.env['AWS_ENDPOINT_URL_DYNAMODB']) {
    const database = await startDatabase({ dir: join(dir, 'database') });
    stops.push(() => database.close());
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = database.endpoint;
  }
  process.env['AWS_ENDPOINT_URL_DYNAMODB_STREAMS'] ||= process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  const prefix = process.env['TABLE_PREFIX'] ?? '';
  const client = new DynamoDBClient({});
  await createTables(client, prefix);
  client.destroy();

  const plaid = await unlessSet('PLAID_BASE_URL', '', stops, () =>
    startPretendPlaid(join(dir, 'plaid-key.json'), () => tartan.url),
  );
  const slack = await unlessSet('SLACK_API_URL', '/api/', stops, () =>
    startPretendSlack({
      workspace,
      signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '',
      channel: process.env['ALERT_CHANNEL'] ?? '',
      door: () => tartan.url,
      onMessage: printMessage,
    }),
  );
  await unlessSet('CODAT_BASE_URL', '', stops, startPretendCodat);

  const deployment = readDeployment();
  const handlers = await loadFunctions(deployment.functionNames);
  for (const [route, name] of deployment.routes) {
    const handler = handlers.get(name);
    if (handler !== undefined) routes.set(route, handler);
  }
  const deliver = handlers.get(deployment.stream.functionName);
  const sweep = handlers.get('sweep');
  if (deliver === undefined || sweep === undefined) throw new Error('a function is missing');
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
  stops.push(every(SWEEP_MS, () => sweep({}, { awsRequestId: 'local' })));
  writeRunFile({ tartan: tartan.url, plaid: plaid?.url, slack: slack?.url });
  stops.push(() => {
    removeRunFile();
    return Promise.resolve();
  });
  greet(tartan.url, dir);
}

/** Starts a pretend service unless its address is given, and puts its address where the functions read it. */
async function unlessSet(
  name: string,
  path: string,
  stops: (() => Promise<void>)[],
  startService: () => Promise<LocalServer>,
): Promise<LocalServer | undefined> {
  if (process.env[name]) return undefined;
  const server = await startService();
  stops.push(() => server.close());
  process.env[name] = `${server.url}${path}`;
  return server;
}

/** The bundles are loaded last: they read their environment as they load. */
async function loadFunctions(names: readonly string[]): Promise<Map<string, LambdaHandler>> {
  const handlers = new Map<string, LambdaHandler>();
  for (const name of names) {
    const file = pathToFileURL(resolve(`dist/${name}/index.mjs`)).href;
    const { handler }: { handler: LambdaHandler } = await import(file);
    handlers.set(name, handler);
  }
  return handlers;
}

function asStreamHandler(
  handler: (event: unknown, context: { awsRequestId: string }) => Promise<unknown>,
) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const response = await handler(event, { awsRequestId: 'local' });
    return { batchItemFailures: [], ...Object(response) };
  };
}

/** Runs again and again, never twice at once. @returns a function that stops it */
function every(ms: number, run: () => Promise<unknown>): () => Promise<void> {
  const stop = new AbortController();
  const running = (async () => {
    while (!stop.signal.aborted) {
      await run().catch((error: unknown) => {
        console.error('sweep:', error);
      });
      await setTimeout(ms, undefined, { signal: stop.signal }).catch(() => null);
    }
  })();
  return async () => {
    stop.abort();
    await running;
  };
}
