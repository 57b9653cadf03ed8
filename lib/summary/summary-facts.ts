import type { Incident } from '#lib/alerts/incident.ts';
import type { CaseState, SupportCase } from '#lib/support/support-case.ts';
import type { Actor } from '#lib/triage/advice.ts';

import type { DayNumbers } from './day-numbers.ts';
import type { Breaking } from './tally.ts';

/** All that a summary can tell, whatever it has room for. */
export interface SummaryFacts {
  numbers: DayNumbers;
  /** Where your team or the end user must act; what hits most Items first. */
  needsYou: readonly { incident: Incident; whoActs: Actor; next: string }[];
  /** What will break within seven days, the first first. */
  breaking: readonly { incident: Incident; breaking: Breaking }[];
  /** The incident that has lasted longest. */
  longest: Incident | undefined;
  /** Cases that are not over; those that wait for you first. */
  tickets: readonly { filed: SupportCase; state: CaseState }[];
  /** Of what the logs of Plaid's dashboard vanish within two days, and nobody has filed a case. */
  clocks: readonly { incident: Incident; since: string }[];
}
