import { describe, expect, it } from 'vitest';

import type { SummaryStore } from '#lib/ports/alert-stores.ts';
import type { SummaryRecord } from '#lib/summary/day-numbers.ts';

const counts = { fresh: 3, open: 20, repaired: 2, breaking: 0 };

function record(day: string, but: Partial<SummaryRecord> = {}): SummaryRecord {
  return { place: 'C0OPS UTC', day, begunAt: `${day}T09:00:00.000Z`, version: 0, ...but };
}

/** What any store of summaries must do. @param open gives an empty one */
export function summaryStoreContract(open: () => Promise<SummaryStore>): void {
  async function openWith(...all: SummaryRecord[]): Promise<SummaryStore> {
    const summaries = await open();
    for (const one of all) expect(await summaries.save(one)).toBeDefined();
    return summaries;
  }

  it('does not know a day that nobody has set out to tell', async () => {
    const summaries = await openWith(record('2026-11-25'));
    expect(await summaries.find('C0OPS UTC', '2026-11-26')).toBeUndefined();
    expect(await summaries.find('C0OPS Europe/Berlin', '2026-11-25')).toBeUndefined();
  });

  it('gives back what was kept', async () => {
    const whole = record('2026-11-26', {
      leaseUntil: '2026-11-26T09:01:30.000Z',
      numbers: {
        ...counts,
        bySelf: 1,
        repairMs: 540_000,
        banks: [
          { ...counts, institutionId: 'ins_3', institutionName: 'Bank of the Moor' },
          { ...counts, institutionId: undefined },
        ],
      },
      told: { ts: '1.2', at: '2026-11-26T09:00:02.000Z' },
      refusal: 'is_archived',
    });
    const summaries = await openWith(whole);
    expect(await summaries.find('C0OPS UTC', '2026-11-26')).toEqual({ ...whole, version: 1 });
  });

  it('lets go of what is not there any more', async () => {
    const summaries = await openWith(record('2026-11-26', { leaseUntil: 'then' }));
    await summaries.save({ ...record('2026-11-26'), version: 1 });
    expect((await summaries.find('C0OPS UTC', '2026-11-26'))?.leaseUntil).toBeUndefined();
  });

  it.each([0, 1])('takes one of ten writes at once on version %i', async (version) => {
    const summaries =
      version === 0 ? await open() : await openWith(record('2026-11-26', { refusal: 'before' }));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        summaries.save(record('2026-11-26', { version, refusal: String(index) })),
      ),
    );
    const taken = answers.filter((answer) => answer !== undefined);
    expect(taken).toHaveLength(1);
    expect(await summaries.find('C0OPS UTC', '2026-11-26')).toEqual(taken[0]);
  });

  describe('before', () => {
    it('lists the days before that one at that place, the newest first', async () => {
      const days = ['2026-11-23', '2026-11-26', '2026-11-24', '2026-11-25'];
      const summaries = await openWith(
        ...days.map((day) => record(day)),
        record('2026-11-22', { place: 'C0OTHER UTC' }),
      );
      const daysOf = async (limit: number) =>
        (await summaries.before('C0OPS UTC', '2026-11-26', limit)).map(({ day }) => day);
      expect(await daysOf(28)).toEqual(['2026-11-25', '2026-11-24', '2026-11-23']);
      expect(await daysOf(2)).toEqual(['2026-11-25', '2026-11-24']);
    });

    it('is nothing at first', async () => {
      const summaries = await openWith(record('2026-11-26'));
      expect(await summaries.before('C0OPS UTC', '2026-11-26', 28)).toEqual([]);
    });
  });
}
