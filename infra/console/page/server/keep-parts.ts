/** A new reading, each of whose parts is the same object as before where nothing of it has changed. */
export function keepParts<Read extends object>(before: Read | undefined, after: Read): Read {
  if (before === undefined) return after;
  const old = new Map<string, unknown>(Object.entries(before));
  const kept = Object.entries(after).map(([name, part]: [string, unknown]) => {
    const was = old.get(name);
    return [name, JSON.stringify(was) === JSON.stringify(part) ? was : part];
  });
  return { ...after, ...Object.fromEntries(kept) };
}
