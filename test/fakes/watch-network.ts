import { Socket } from 'node:net';
import { onTestFinished, vi } from 'vitest';

/** Counts, until the test ends, whatever tries to reach another place: calls of `fetch`, and connections of any kind. */
export function watchNetwork(): { tries(): number } {
  const fetched = vi.spyOn(globalThis, 'fetch');
  const connected = vi.spyOn(Socket.prototype, 'connect');
  onTestFinished(() => {
    fetched.mockRestore();
    connected.mockRestore();
  });
  return { tries: () => fetched.mock.calls.length + connected.mock.calls.length };
}
