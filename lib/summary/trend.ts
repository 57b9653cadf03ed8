import type { BankCounts, DayNumbers, Metric, PastDay } from './day-numbers.ts';
import { nextDays } from './local-day.ts';

const WEEK = 7;
const FOUR_WEEKS = 28;
const DEVIATIONS = 3;
/** Of fewer Items nothing is called unusual. */
const FLAGGED_FROM = 20;

/** A number against the days before it. */
export interface Change {
  value: number;
  yesterday?: number | undefined;
  /** The mean of the seven days before, or of those that were summed up. */
  weekMean?: number | undefined;
  /** It is more than three standard deviations away from what it usually is. */
  unusual?: { mean: number; bank: BankCounts | undefined } | undefined;
}

/** @param past in any order; days that are not before `day`, or more than four weeks before it, do not count */
export function changeOf(
  metric: Metric,
  numbers: DayNumbers,
  day: string,
  past: readonly PastDay[],
): Change {
  const value = numbers[metric];
  const week = daysBefore(day, WEEK, past);
  const weeks = daysBefore(day, FOUR_WEEKS, past);
  const valuesOf = (days: readonly PastDay[]) => days.map((one) => one.numbers[metric]);
  const mean = meanOf(valuesOf(weeks));
  const isUnusual =
    weeks.length >= WEEK &&
    Math.max(value, mean) >= FLAGGED_FROM &&
    isFar(value, valuesOf(weeks)) &&
    // A level that has lasted for some days is not news any more. Of a week with gaps nothing can be said.
    (week.length < WEEK || isFar(value, valuesOf(week)));
  return {
    value,
    yesterday: past.find((one) => one.day === nextDays(day, -1))?.numbers[metric],
    weekMean: week.length === 0 ? undefined : meanOf(valuesOf(week)),
    unusual: isUnusual ? { mean, bank: causeOf(metric, numbers, weeks, value > mean) } : undefined,
  };
}

/** The last days as values, oldest first and `day` itself last; undefined where a day was not summed up. */
export function lastDays(
  metric: Metric,
  numbers: DayNumbers,
  day: string,
  count: number,
  past: readonly PastDay[],
): (number | undefined)[] {
  const before = Array.from({ length: count - 1 }, (_, index) => nextDays(day, index + 1 - count));
  return [
    ...before.map((wanted) => past.find((one) => one.day === wanted)?.numbers[metric]),
    numbers[metric],
  ];
}

function daysBefore(day: string, count: number, past: readonly PastDay[]): PastDay[] {
  const first = nextDays(day, -count);
  return past.filter((one) => one.day >= first && one.day < day);
}

function isFar(value: number, usual: readonly number[]): boolean {
  const mean = meanOf(usual);
  const deviation = Math.sqrt(meanOf(usual.map((one) => (one - mean) ** 2)));
  // Where nothing ever changes, one Item more is not three deviations.
  return Math.abs(value - mean) > DEVIATIONS * Math.max(1, deviation);
}

/** The bank whose number went furthest in the same direction. */
function causeOf(
  metric: Metric,
  numbers: DayNumbers,
  days: readonly PastDay[],
  isMore: boolean,
): BankCounts | undefined {
  const known = new Map<string, BankCounts>();
  for (const bank of [...days.flatMap((one) => one.numbers.banks), ...numbers.banks])
    known.set(bank.institutionId ?? '', bank);
  const moves = [...known.values()].map((bank) => {
    const of = ({ banks }: DayNumbers) =>
      banks.find(({ institutionId }) => institutionId === bank.institutionId)?.[metric] ?? 0;
    const move = of(numbers) - meanOf(days.map((one) => of(one.numbers)));
    return { bank, move: isMore ? move : -move };
  });
  return moves.filter(({ move }) => move > 0).sort((a, b) => b.move - a.move)[0]?.bank;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
