import type { LocalServer } from './listen.ts';

/** What ends what has been started; the last one first. */
export type Stops = (() => Promise<void>)[];

/** Starts a service of our own unless its address is given, and puts its address where the functions read it. */
export async function unlessSet<Server extends LocalServer>(
  name: string,
  path: string,
  stops: Stops,
  startService: () => Promise<Server>,
): Promise<Server | undefined> {
  if (process.env[name]) return undefined;
  const server = await startService();
  stops.push(() => server.close());
  process.env[name] = `${server.url}${path}`;
  return server;
}
