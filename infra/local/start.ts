import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { type ConsoleServer, openConsole } from '../console/open-console.ts';
import { openChanges } from './changes.ts';
import { hearFunctionLines } from './function-lines.ts';
import { type LambdaHandler, serveFunctions } from './lambda-server.ts';
import { listen, type LocalHandler } from './listen.ts';
import { openTables } from './open-tables.ts';
import { startPretendServices } from './pretend-services.ts';
import { dataDir, removeRunFile, writeRunFile } from './run-file.ts';
import { runFunctions } from './run-functions.ts';
import { greet, startFailure } from './say.ts';
import { openWorkspace } from './slack-workspace.ts';
import { fillEnvironment } from './stand-ins.ts';
import type { Stops } from './unless-set.ts';
import { installWorldClock } from './world-clock.ts';

/** `npm start`: the real functions behind their real routes, with a database and pretend services beside them. */
export async function main(): Promise<void> {
  const isPrinted = Boolean(process.env['POWERTOOLS_LOG_LEVEL']);
  // What the functions say and count is heard in place of being printed.
  process.env['POWERTOOLS_LOG_LEVEL'] ||= 'INFO';
  process.env['POWERTOOLS_METRICS_DISABLED'] ||= 'false';
  fillEnvironment();
  const stops: Stops = [];
  const stop = async () => {
    for (const close of stops.splice(0).reverse()) await close();
  };
  try {
    await start(isPrinted, stops);
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

async function start(isPrinted: boolean, stops: Stops): Promise<void> {
  const dir = dataDir();
  mkdirSync(dir, { recursive: true });
  // Before the functions are loaded: they take their clock and their log as they find them.
  const clock = installWorldClock(join(dir, 'clock.json'));
  const lines = hearFunctionLines(isPrinted);
  stops.push(() => {
    clock.close();
    lines.close();
    return Promise.resolve();
  });
  const changes = openChanges();
  stops.push(() => {
    changes.close();
    return Promise.resolve();
  });

  const routes = new Map<string, LambdaHandler>();
  const workspace = openWorkspace(join(dir, 'slack.json'));
  /** Opened once there is something to show. */
  const opened: { console?: ConsoleServer } = {};
  const serve = serveFunctions(routes);
  // The port first: who has it already may be using the files, too.
  const tartan = await listen(
    Number(process.env['PORT'] ?? '3000'),
    (request) =>
      localAnswer(request, workspace) ?? opened.console?.answer(request) ?? serve(request),
  );
  stops.push(() => tartan.close());
  process.env['PUBLIC_URL'] ||= tartan.url;
  const prefix = process.env['TABLE_PREFIX'] ?? '';
  await openTables(join(dir, 'database'), prefix, stops);
  const onChange = () => {
    changes.happened();
  };
  const door = () => tartan.url;
  const pretend = await startPretendServices({ dir, workspace, door, onChange }, stops);
  const running = await runFunctions({ clock, dir, prefix, others: pretend.functions }, stops);
  for (const [route, handler] of running.routes) routes.set(route, handler);
  const page = openConsole({ ...pretend, ...running, door, clock, lines, changes, workspace });
  opened.console = page;
  stops.push(() => page.close());
  const { plaid, slack } = pretend;
  writeRunFile({ tartan: tartan.url, plaid: plaid?.url, slack: slack?.url });
  stops.push(() => {
    removeRunFile();
    return Promise.resolve();
  });
  greet(tartan.url, dir);
}

/** What the terminal's commands ask for. */
function localAnswer(
  { method, url }: Parameters<LocalHandler>[0],
  workspace: ReturnType<typeof openWorkspace>,
): ReturnType<LocalHandler> | undefined {
  if (method !== 'GET') return undefined;
  if (url.pathname === '/local/messages') return { status: 200, body: workspace.messages() };
  return url.pathname === '/local/clock'
    ? { status: 200, body: { now: new Date().toISOString() } }
    : undefined;
}
