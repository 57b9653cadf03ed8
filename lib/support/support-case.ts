/** The states of a case in Plaid's dashboard; what Codat's support answers fits into the same ones. */
export const caseStatuses = [
  'Open',
  'Updated',
  'Pending',
  'Following',
  'Solved',
  'Closed',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export function isCaseStatus(value: string): value is CaseStatus {
  return caseStatuses.some((status) => status === value);
}

/** A case that somebody has filed with support, as far as we were told. */
export interface SupportCase {
  /** As support gave it, without a leading `#`. */
  number: string;
  with: 'Plaid' | 'Codat';
  subject: string;
  /** What it was when somebody last said so. */
  status: CaseStatus;
  statusAt: string;
  /** Slack's id of who filed it. */
  filedBy: string;
  filedAt: string;
  incidentKey?: string | undefined;
  /** Some of the Items that it is about; empty when it is about none. */
  itemIds: readonly string[];
  /** Counts every write, so that whoever read an older one notices. */
  version: number;
}

/** Where a case stands, and what happens to it by itself. */
export interface CaseState {
  number: string;
  status: CaseStatus;
  next?: { status: CaseStatus; at: string } | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What nobody has to do: support waits that long for an answer, and then moves the case on. Source: Plaid's help. */
const movesOn: Partial<Record<CaseStatus, { status: CaseStatus; afterMs: number }>> = {
  Updated: { status: 'Solved', afterMs: 14 * DAY_MS },
  Solved: { status: 'Closed', afterMs: 7 * DAY_MS },
};

/** What each state means, and who has to do something. */
export const caseMeanings: Readonly<Record<CaseStatus, string>> = {
  Open: 'support has it',
  Updated: 'support has answered and waits for you',
  Pending: 'support waits for others',
  Following: 'it follows a known issue, and moves when that is mended',
  Solved: 'support believes it is solved; an answer opens it again',
  Closed: 'it is over; a new question needs a new case',
};

/** A case now: from the state that we were told, as far as time alone has moved it. */
export function caseState(
  { number, status, statusAt }: Pick<SupportCase, 'number' | 'status' | 'statusAt'>,
  now: Date,
): CaseState {
  const move = movesOn[status];
  if (move === undefined) return { number, status };
  const at = new Date(Date.parse(statusAt) + move.afterMs);
  const next = { status: move.status, at: at.toISOString() };
  return at > now
    ? { number, status, next }
    : caseState({ number, status: next.status, statusAt: next.at }, now);
}
