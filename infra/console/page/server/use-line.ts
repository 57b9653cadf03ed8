import { useEffect, useState } from 'react';

import type { Line, ShownMessage } from '#console/contract.ts';

import { readLine } from './console-server.ts';

export type LineState = { line: Line } | { problem: string } | undefined;

/** The line that a message took, read anew when the message changes. */
export function useLine(message: ShownMessage): LineState {
  const [line, setLine] = useState<LineState>();
  useEffect(() => {
    const stop = new AbortController();
    readLine(message, stop.signal).then(
      (read) => {
        setLine({ line: read });
      },
      (error: unknown) => {
        if (!stop.signal.aborted)
          setLine({ problem: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      stop.abort();
    };
  }, [message]);
  return line;
}
