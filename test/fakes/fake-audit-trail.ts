import type { AuditLine } from '#lib/audit/audit-line.ts';
import type { AuditTrail } from '#lib/ports/team-stores.ts';

import { type Fault, played } from './played.ts';

/** An audit trail in memory, to which lines can only be added. */
export function fakeAuditTrail(
  fault: Fault = () => undefined,
): AuditTrail & { all(): readonly AuditLine[] } {
  const rows = new Map<string, AuditLine>();
  return {
    all: () => [...rows.values()],
    add: (line, random) =>
      played('audit.add', fault, () => {
        const id = `${line.at}#${random}`;
        if (!rows.has(id)) rows.set(id, line);
      }),
    between: ({ from, to }, most) =>
      played('audit.between', fault, () => {
        const lines = [...rows]
          .filter(([, { at }]) => at >= from.toISOString() && at <= to.toISOString())
          .sort(([a], [b]) => (a < b ? 1 : -1))
          .map(([, line]) => line);
        return { lines: lines.slice(0, most.rows), isComplete: lines.length <= most.rows };
      }),
  };
}
