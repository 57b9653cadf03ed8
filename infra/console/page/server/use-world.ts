import { useEffect, useRef, useState } from 'react';

import type { World } from '#console/contract.ts';

import { readWorld } from './console-server.ts';
import { keepParts } from './keep-parts.ts';
import { whileFresh } from './while-fresh.ts';

/** A storm changes three hundred Items in a few seconds: they are counted now and then, not one by one. */
const PAUSE_MS = 500;

/** What the person can have an effect on, read anew with each revision of the state. */
export function useWorld(revision: number | undefined): World | undefined {
  const [world, setWorld] = useState<World>();
  const refresh = useRef<() => void>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    refresh.current = whileFresh(async () => {
      const read = await readWorld(stop.signal);
      setWorld((before) => keepParts(before, read));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    });
    return () => {
      stop.abort();
    };
  }, []);
  useEffect(() => {
    refresh.current?.();
  }, [revision]);
  return world;
}
