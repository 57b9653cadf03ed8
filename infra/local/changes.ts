/** Tells everybody who waits that something that a person sees has changed. */
export interface Changes {
  /** Grows with each change. */
  revision(): number;
  happened(): void;
  /** @returns what ends it */
  watch(tell: (revision: number) => void): () => void;
  close(): void;
}

/** Ten times a second are enough for eyes. */
const PAUSE_MS = 100;

export function openChanges(): Changes {
  const watchers = new Set<(revision: number) => void>();
  let revision = 0;
  let timer: NodeJS.Timeout | undefined;

  return {
    revision: () => revision,
    happened() {
      revision += 1;
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const tell of watchers) tell(revision);
      }, PAUSE_MS);
    },
    watch(tell) {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    close() {
      clearTimeout(timer);
      watchers.clear();
    },
  };
}
