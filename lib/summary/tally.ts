import { alertedTrouble, incidentKey, memberSince } from '#lib/alerts/incident.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import { breaksAt } from '#lib/health/trouble-rules.ts';

import {
  type BankCounts,
  type Counts,
  type DayNumbers,
  KEPT_BANKS,
  type Metric,
  metrics,
} from './day-numbers.ts';
import { isWithin, type SummaryWindow } from './due-summary.ts';

const AHEAD_MS = 7 * 24 * 60 * 60 * 1000;

/** What will break of an incident within seven days. */
export interface Breaking {
  count: number;
  /** The first of them. */
  at: string;
}

/** Counts Items one by one, so that any number of them fits into a small memory. */
export interface Tally {
  /** An Item that is in an incident now. */
  member(health: ItemHealth): void;
  /** An Item of which a trouble came to its outcome since the window began. It may be a member again. */
  outcome(health: ItemHealth): void;
  numbers(): DayNumbers;
  /** By the key of the incident. */
  breaking: ReadonlyMap<string, Breaking>;
}

export function startTally(window: SummaryWindow, now: Date): Tally {
  const fresh = new Set<string>();
  const banks = new Map<string, BankCounts>();
  const breaking = new Map<string, Breaking>();
  const repairs: { ms: number; bySelf: boolean }[] = [];

  function count(metric: Metric, { ids }: ItemHealth): void {
    const institutionId = ids['institution_id'];
    const bank = banks.get(institutionId ?? '') ?? { institutionId, ...nothing() };
    bank[metric] += 1;
    bank.institutionName ??= ids['institution_name'];
    banks.set(institutionId ?? '', bank);
  }

  function begin(health: ItemHealth): void {
    // What changes while we read is met twice.
    if (fresh.has(health.itemId) || !hasBegun(health, window)) return;
    fresh.add(health.itemId);
    count('fresh', health);
  }

  return {
    breaking,
    member(health) {
      count('open', health);
      begin(health);
      const trouble = alertedTrouble(health);
      const key = incidentKey(health);
      if (trouble?.status !== 'expiring' || key === undefined) return;
      const at = breaksAt(trouble);
      if (at.getTime() > now.getTime() + AHEAD_MS) return;
      count('breaking', health);
      const known = breaking.get(key) ?? { count: 0, at: at.toISOString() };
      const first = at.toISOString() < known.at ? at.toISOString() : known.at;
      breaking.set(key, { count: known.count + 1, at: first });
    },
    outcome(health) {
      begin(health);
      const { recovery } = health;
      if (recovery === undefined || !isWithin(window, recovery.at)) return;
      count('repaired', health);
      repairs.push({
        ms: Date.parse(recovery.at) - Date.parse(recovery.since),
        bySelf: !recovery.by.startsWith('REPORT.'),
      });
    },
    numbers() {
      const all = [...banks.values()].sort((a, b) => sizeOf(b) - sizeOf(a));
      const sum = (metric: Metric) => all.reduce((total, bank) => total + bank[metric], 0);
      const took = repairs.reduce((total, { ms }) => total + ms, 0);
      return {
        fresh: sum('fresh'),
        open: sum('open'),
        repaired: sum('repaired'),
        breaking: sum('breaking'),
        bySelf: repairs.filter(({ bySelf }) => bySelf).length,
        repairMs: repairs.length === 0 ? undefined : Math.round(took / repairs.length),
        banks: all.slice(0, KEPT_BANKS),
      };
    },
  };
}

/** Whether a trouble of the Item began within the window: one that lasts, that was repaired, or that is final. */
function hasBegun(health: ItemHealth, window: SummaryWindow): boolean {
  return (
    isWithin(window, memberSince(health)) ||
    isWithin(window, health.recovery?.since) ||
    health.troubles.some(({ closed, since }) => closed && isWithin(window, since))
  );
}

function nothing(): Counts {
  return { fresh: 0, open: 0, repaired: 0, breaking: 0 };
}

function sizeOf(bank: BankCounts): number {
  return metrics.reduce((total, metric) => total + bank[metric], 0);
}
