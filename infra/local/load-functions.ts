import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { LambdaHandler } from './lambda-server.ts';

/** The bundles are loaded last: they read their environment as they load. */
export async function loadFunctions(names: readonly string[]): Promise<Map<string, LambdaHandler>> {
  const handlers = new Map<string, LambdaHandler>();
  for (const name of names) {
    const file = pathToFileURL(resolve(`dist/${name}/index.mjs`)).href;
    const { handler }: { handler: LambdaHandler } = await import(file);
    handlers.set(name, handler);
  }
  return handlers;
}
