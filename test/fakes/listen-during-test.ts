import { onTestFinished } from 'vitest';

import { listen, type LocalHandler } from '../../infra/local/listen.ts';

/** A server on this machine until the test ends. @returns its address */
export async function listenDuringTest(handle: LocalHandler): Promise<string> {
  const server = await listen(0, handle);
  onTestFinished(() => server.close());
  return server.url;
}
