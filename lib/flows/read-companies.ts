import type { CodatApi, CodatCompany, LivePorts } from '#lib/live-ports.ts';
import type { KnownCompany, ListProgress } from '#lib/ports/name-lists.ts';

import { learnCompanies } from './learn-companies.ts';

/** What a question about Codat means. */
export type FoundCompany =
  | { kind: 'one'; companyId: string; connectionId?: string | undefined }
  /** The best of `count` matches. */
  | { kind: 'several'; companies: readonly KnownCompany[]; count: number }
  /** All of Codat's companies have been looked through. @property asOf when that look began */
  | { kind: 'none'; asOf: string }
  /** There are more than there was time, or quota, for; asked again, the look goes on. */
  | {
      kind: 'not yet';
      why: 'time' | 'quota';
      read: number;
      total: number;
      /** What has such a name so far. */
      alike: readonly KnownCompany[];
    };

/** Well within the life of the function, with time left for the answer. */
const LOOK_MS = 10_000;

/** Requests of a day that are left to those who ask for what they know the id of. */
const SPARED = 100;

/** For so long a look through the whole list holds: a slip of the pen does not read it again and again. */
const FRESH_MS = 10 * 60_000;

/** A look that stopped longer ago begins anew: what it has read may have changed. */
const STALE_MS = 60 * 60_000;

/**
 * Reads Codat's list from where the last look ended, and keeps what it tells.
 *
 * @param pick what is wanted, when it is on a page
 */
export async function readCompanies(
  codat: CodatApi,
  ports: Pick<LivePorts, 'now' | 'companies' | 'connections' | 'inbox'>,
  pick: (companies: readonly CodatCompany[]) => FoundCompany | undefined,
): Promise<FoundCompany> {
  const begun = ports.now();
  const { wholeAt, ...before } = await ports.companies.progress();
  if (wholeAt !== undefined && isWithin(FRESH_MS, wholeAt, begun))
    return { kind: 'none', asOf: wholeAt };
  let under = goesOn(before, begun);
  for (;;) {
    const { companies, total, read, isLast, left } = await codat.companies(under.nextPage);
    await learnCompanies(companies, ports);
    under = { ...under, nextPage: under.nextPage + 1 };
    await ports.companies.saveProgress(isLast ? { wholeAt: under.since } : { under, wholeAt });
    const found = pick(companies);
    if (found !== undefined) return found;
    if (isLast) return { kind: 'none', asOf: under.since };
    const soFar = { kind: 'not yet', read, total, alike: [] } as const;
    if (left !== undefined && left < SPARED) return { ...soFar, why: 'quota' };
    if (ports.now().getTime() - begun.getTime() >= LOOK_MS) return { ...soFar, why: 'time' };
  }
}

function goesOn({ under }: ListProgress, now: Date): { since: string; nextPage: number } {
  return under !== undefined && isWithin(STALE_MS, under.since, now)
    ? under
    : { since: now.toISOString(), nextPage: 1 };
}

function isWithin(ms: number, at: string, now: Date): boolean {
  return now.getTime() - Date.parse(at) < ms;
}
