import { describe, expect, it } from 'vitest';

import type { AuditLine } from '#lib/audit/audit-line.ts';
import type { AuditTrail } from '#lib/ports/team-stores.ts';

import { at } from '../builders/item-events.ts';

const DAY_S = 24 * 60 * 60;
const never = new AbortController().signal;
const most = { rows: 100, until: new Date(at(100 * DAY_S)) };

export function auditLine(seconds: number, but: Partial<AuditLine> = {}): AuditLine {
  return {
    at: at(seconds),
    user: 'U0MIRA',
    team: 'T0HOME',
    channel: 'C0OPS',
    kind: 'command',
    name: 'item',
    ids: ['itemA'],
    result: 'answered',
    reference: `request-${String(seconds)}`,
    ...but,
  };
}

/** What any audit trail must do. @param open gives an empty one */
export function auditTrailContract(open: (now: () => Date) => Promise<AuditTrail>): void {
  const now = () => new Date(at(0));
  const span = (from: number, to: number) => ({ from: new Date(at(from)), to: new Date(at(to)) });

  async function openWith(...lines: AuditLine[]): Promise<AuditTrail> {
    const audit = await open(now);
    for (const [index, line] of lines.entries()) await audit.add(line, `r${index}`, 400, never);
    return audit;
  }

  it('has no line where there is none', async () => {
    expect(await (await openWith()).between(span(0, DAY_S), most)).toEqual({
      lines: [],
      isComplete: true,
    });
  });

  it('gives the lines of some days back as they were, the newest first', async () => {
    const days = [0, 1, 2, 3].map((day) => auditLine(day * DAY_S + 5));
    const audit = await openWith(...days);
    const between = await audit.between(span(DAY_S, 2 * DAY_S + 5), most);
    expect(between).toEqual({ lines: [days[2], days[1]], isComplete: true });
  });

  it('takes in the first and the last moment, and none beside them', async () => {
    const lines = [9, 10, 20, 21].map((seconds) => auditLine(seconds));
    const { lines: found } = await (await openWith(...lines)).between(span(10, 20), most);
    expect(found.map((line) => line.at)).toEqual([at(20), at(10)]);
  });

  it('keeps all lines of one moment', async () => {
    const lines = [auditLine(0), auditLine(0, { user: 'U0OLE' }), auditLine(0, { name: 'find' })];
    const found = await (await openWith(...lines)).between(span(0, 0), most);
    expect(found.lines).toHaveLength(3);
    expect(found.lines).toEqual(expect.arrayContaining(lines));
  });

  it.each([
    { case: 'within a day', gap: 1 },
    { case: 'over days', gap: DAY_S },
  ])('reads no more than it may, $case, and says so', async ({ gap }) => {
    const lines = [0, 1, 2].map((n) => auditLine(n * gap));
    const audit = await openWith(...lines);
    expect(await audit.between(span(0, 2 * gap), { ...most, rows: 2 })).toEqual({
      lines: [lines[2], lines[1]],
      isComplete: false,
    });
  });

  it('never changes a line: the first of two under one key stays', async () => {
    const audit = await open(now);
    await audit.add(auditLine(0), 'same', 400, never);
    await audit.add(auditLine(0, { user: 'U0OLE', result: 'failed' }), 'same', 400, never);
    const { lines } = await audit.between(span(0, 0), most);
    expect(lines).toEqual([auditLine(0)]);
  });

  describe('of one moment by many', () => {
    it('has a line of each', async () => {
      const audit = await open(now);
      await Promise.all(
        Array.from({ length: 20 }, (_, n) => audit.add(auditLine(0), `r${n}`, 400, never)),
      );
      expect((await audit.between(span(0, 0), most)).lines).toHaveLength(20);
    });
  });
}
