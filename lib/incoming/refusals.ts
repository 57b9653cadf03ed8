/** The doors that refuse what is not signed as it should be. */
export const doors = ['plaid', 'codat', 'reports', 'slack'] as const;
export type Door = (typeof doors)[number];

export const refusalReasons = [
  'no signature',
  'bad signature',
  'unknown key',
  'stale',
  'switched off',
  /** Whether it is signed could not be found out: the sender tries again. */
  'undecided',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export type Refusals = Readonly<Partial<Record<RefusalReason, number>>>;

/** What a door refused in one hour. */
export interface HourOfRefusals {
  /** `2026-11-26T05`, of UTC. */
  hour: string;
  counts: Refusals;
  lastAt: string;
}
