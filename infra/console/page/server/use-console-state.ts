import { useEffect, useState } from 'react';

import type { ConsoleState } from '#console/contract.ts';

import { readState } from './console-server.ts';
import { keepSame } from './keep-same.ts';
import { whileFresh } from './while-fresh.ts';

export interface Watched {
  state: ConsoleState | undefined;
  /** World time less the machine's, in ms. */
  clockAhead: number;
  isConnected: boolean;
}

/** The state as the server has it, read anew whenever it tells of a change. */
export function useConsoleState(): Watched {
  const [watched, setWatched] = useState<Watched>({
    state: undefined,
    clockAhead: 0,
    isConnected: true,
  });
  useEffect(() => {
    const stop = new AbortController();
    const refresh = whileFresh(async () => {
      const state = await readState(stop.signal);
      setWatched((before) => ({
        state: { ...state, messages: keepSame(before.state?.messages ?? [], state.messages) },
        clockAhead: Date.parse(state.now) - Date.now(),
        isConnected: true,
      }));
    });
    const events = new EventSource('/console/events');
    events.addEventListener('open', refresh);
    events.addEventListener('message', refresh);
    events.addEventListener('error', () => {
      setWatched((before) => ({ ...before, isConnected: false }));
    });
    refresh();
    return () => {
      stop.abort();
      events.close();
    };
  }, []);
  return watched;
}
