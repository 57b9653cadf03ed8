import type { AuditLine } from './audit-line.ts';

/** What was asked for most, the most first. */
export function mostAsked(
  lines: readonly AuditLine[],
): { name: string; times: number; people: number }[] {
  const byName = new Map<string, AuditLine[]>();
  for (const line of lines) byName.set(line.name, [...(byName.get(line.name) ?? []), line]);
  return [...byName]
    .map(([name, asked]) => ({
      name,
      times: asked.length,
      people: new Set(asked.map(({ user }) => user)).size,
    }))
    .sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1));
}
