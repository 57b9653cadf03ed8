import { createHash } from 'node:crypto';

import type { LogPhase } from '#lib/support/log-clock.ts';
import type { CaseState } from '#lib/support/support-case.ts';

import type { Incident } from './incident.ts';

/** An incident with what has become of it outside: what is true now, to be compared with what a card says. */
export type IncidentNow = Incident & {
  /** Absent where the dashboard logs nothing of it. */
  logs?: LogPhase | undefined;
  /** Cases about it; absent: none. */
  cases?: readonly CaseState[] | undefined;
};

/** What a card says: all that its message is made from. Equal facts make an equal card. */
export type CardFacts = IncidentNow & {
  /** How often the trouble came back within a day of being over. */
  returns: number;
  /** Present once no member is left. */
  resolved?: Resolution | undefined;
};

/** How what was wrong came to be over. The middle ones are Codat's. */
export const resolvedBy = [
  'LOGIN_REPAIRED',
  'update mode',
  'data',
  'check',
  'linked again',
  'deleted',
  'quota',
  'agreement',
  'something else',
] as const;

export interface Resolution {
  at: string;
  /** How the Item that was shown first came out of it. */
  by: (typeof resolvedBy)[number];
  /** The webhook, the report or the check that proved it. */
  source?: string | undefined;
  /** How many Items the card last spoke of. */
  count: number;
}

/** What we told Slack about an incident, and what is still to be done about telling. */
export interface AlertRecord {
  /** Opaque: it stands in buttons and in the metadata of messages. */
  id: string;
  incidentKey: string;
  card?:
    | {
        channel: string;
        ts: string;
        /** When the card was first posted. */
        postedAt: string;
      }
    | undefined;
  /** What the card says now. */
  told?: { facts: CardFacts; at: string; edits: number } | undefined;
  /** Lines for the card's thread that have not been said yet. */
  owes?: readonly { id: string; text: string }[] | undefined;
  /** Until then somebody is talking to Slack about this, or Slack wants to be left alone. */
  leaseUntil?: string | undefined;
  /** A visit to Slack whose outcome is not known: since then a card with these facts, an edit or a line may stand there. */
  attempt?: { since: string; facts?: CardFacts | undefined } | undefined;
  /** Slack's lasting refusal, until a later try succeeds. */
  refusal?: { reason: string; at: string } | undefined;
  /** When to look again. */
  dueAt?: string | undefined;
  /** True while all is told: `dueAt` is then only when time alone will change something. */
  isSettled?: true | undefined;
  /** When the incident began, while it lasts: lists the open ones. */
  openSince?: string | undefined;
  /** Counts every write, so that whoever read an older one notices. */
  version: number;
}

export function alertId(incidentKey: string): string {
  return createHash('sha256').update(incidentKey).digest('hex').slice(0, 20);
}
