/** What a state of a sync means for who waits for its data. Source: Codat's docs on the states of a data set; as of 2026-11-21. */
const byStatus: Readonly<Record<string, string>> = {
  AuthError: 'the customer has to link again',
  PermissionsError:
    'the platform does not let Codat read this; look at the customer’s rights there',
  FetchError:
    'the platform did not give it; sync again later (Plaid may need over 15 minutes at first)',
  RateLimitError: 'the platform was asked too often; sync again later',
  InternalError: 'a fault at Codat; sync again later',
  MapError: 'a fault at Codat: it could not read what it got',
  ProcessingError: 'a fault at Codat: it could not work on what it got',
  ValidationError: 'what was fetched does not fit Codat’s rules',
  PrerequisiteNotMet: 'another type has to be synced first',
  Cancelled: 'was stopped; sync again',
  Queued: 'under way',
  Fetching: 'under way',
  MapQueued: 'under way',
  Mapping: 'under way',
  ProcessingQueued: 'under way',
  Processing: 'under way',
  ValidationQueued: 'under way',
  Validating: 'under way',
};

/** What is no trouble: done, never begun, or never to be had. */
const atRest = ['Complete', 'NotSupported', 'Initial'];

export function isAtRest(status: string): boolean {
  return atRest.includes(status);
}

/** @returns undefined for a state that nobody knows */
export function syncMeaning(status: string): string | undefined {
  return Object.hasOwn(byStatus, status) ? byStatus[status] : undefined;
}
