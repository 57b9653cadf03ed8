/** What is counted of a day, in Items. */
export const metrics = ['fresh', 'open', 'repaired', 'breaking'] as const;
export type Metric = (typeof metrics)[number];

/**
 * `fresh`: got into trouble in the time that is summed up; `repaired`: came out of it then; `open`: are in trouble now;
 * `breaking`: work still, and will not within seven days.
 */
export type Counts = Record<Metric, number>;

/** The counts of one bank. */
export interface BankCounts extends Counts {
  institutionId?: string | undefined;
  institutionName?: string | undefined;
}

/** One day in numbers, as it is kept to be compared with later ones. */
export interface DayNumbers extends Counts {
  /** Of the repaired ones, those of which no report of your app says so: they came back without it. */
  bySelf: number;
  /** The mean time from the beginning of a trouble to its repair; absent when none was repaired. */
  repairMs?: number | undefined;
  /** The banks with the most Items in all this, at most `KEPT_BANKS`. */
  banks: readonly BankCounts[];
}

export const KEPT_BANKS = 20;

/** A day that was summed up. */
export interface PastDay {
  day: string;
  numbers: DayNumbers;
}

/** What was told of a day at a place, or is being told. */
export interface SummaryRecord {
  /** Channel and time zone. */
  place: string;
  day: string;
  /** When somebody first set out to tell it: since then it may stand in the channel. */
  begunAt: string;
  /** Until then somebody is telling it, or Slack wants to be left alone. */
  leaseUntil?: string | undefined;
  /** What was last about to be told. */
  numbers?: DayNumbers | undefined;
  told?: { ts: string; at: string } | undefined;
  /** Why Slack did not take it, until it does. */
  refusal?: string | undefined;
  /** Counts every write, so that whoever read an older one notices. */
  version: number;
}
