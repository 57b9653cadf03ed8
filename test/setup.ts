import { vi } from 'vitest';

/** No test talks to the network beyond this machine. */
const realFetch = globalThis.fetch;
vi.stubGlobal('fetch', (input: string | URL | Request, init?: RequestInit) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (url.hostname !== '127.0.0.1') throw new Error(`a test asked ${url.hostname}`);
  return realFetch(input, init);
});
