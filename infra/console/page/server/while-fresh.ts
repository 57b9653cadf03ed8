/**
 * One reading at a time: what is asked for in the meantime is done once more, after it. A storm of changes is so read as often
 * as the server can answer, and its last one always.
 */
export function whileFresh(read: () => Promise<void>): () => void {
  let isReading = false;
  let isStale = false;

  async function go(): Promise<void> {
    isReading = true;
    while (isStale) {
      isStale = false;
      // What cannot be read is read again with the next change.
      await read().catch(() => undefined);
    }
    isReading = false;
  }

  return () => {
    isStale = true;
    if (!isReading) void go();
  };
}
