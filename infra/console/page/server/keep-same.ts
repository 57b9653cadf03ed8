import type { ShownMessage } from '#console/contract.ts';

/**
 * The messages of a new state, each the same object as before where nothing of it has changed: a message that is the same is
 * not drawn anew.
 */
export function keepSame(
  before: readonly ShownMessage[],
  after: readonly ShownMessage[],
): readonly ShownMessage[] {
  const known = new Map(before.map((message) => [keyOf(message), message]));
  let changed = before.length !== after.length;
  const kept = after.map((message, index) => {
    const old = known.get(keyOf(message));
    const same = old !== undefined && JSON.stringify(old) === JSON.stringify(message);
    const one = same ? old : message;
    changed ||= one !== before[index];
    return one;
  });
  return changed ? kept : before;
}

export function keyOf({ channel, ts }: { channel: string; ts: string }): string {
  return `${channel} ${ts}`;
}
