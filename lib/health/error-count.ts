import { compareOrder } from './item-event.ts';

/** That an error came in: all of it that a count needs. */
export interface SeenError {
  code: string;
  type?: string | undefined;
  /** Undefined: it came in something that names no Item. */
  itemId?: string | undefined;
  institutionId?: string | undefined;
  at: string;
}

/** One error code of one error type, over some time. */
export interface ErrorCount {
  code: string;
  type: string | undefined;
  errors: number;
  /** Each Item that had it, with its bank where an error said so; in the order of their ids. */
  items: ReadonlyMap<string, string | undefined>;
  /** The banks of the errors that name no Item, with how many they were. */
  withoutItem: ReadonlyMap<string, number>;
  first: string;
  last: string;
}

/** Counts errors by code and type: the code with the most Items first. */
export function countErrors(errors: readonly SeenError[]): ErrorCount[] {
  const groups = new Map<string, SeenError[]>();
  for (const error of errors) {
    const key = JSON.stringify([error.code, error.type ?? null]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [error]);
    else group.push(error);
  }
  return [...groups.values()]
    .flatMap(([one, ...more]) => (one ? counted(one, more) : []))
    .sort(worstFirst);
}

function counted(one: SeenError, more: readonly SeenError[]): ErrorCount {
  const items = new Map<string, string | undefined>();
  const withoutItem = new Map<string, number>();
  let [first, last] = [one.at, one.at];
  for (const { itemId, institutionId, at } of [one, ...more]) {
    if (itemId !== undefined) items.set(itemId, institutionId ?? items.get(itemId));
    else if (institutionId !== undefined)
      withoutItem.set(institutionId, (withoutItem.get(institutionId) ?? 0) + 1);
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return {
    code: one.code,
    type: one.type,
    errors: more.length + 1,
    items: new Map([...items].sort(([a], [b]) => compareOrder(a, b))),
    withoutItem,
    first,
    last,
  };
}

function worstFirst(a: ErrorCount, b: ErrorCount): number {
  return (
    b.items.size - a.items.size ||
    b.errors - a.errors ||
    compareOrder(b.last, a.last) ||
    compareOrder(a.code, b.code) ||
    compareOrder(a.type ?? '', b.type ?? '')
  );
}
