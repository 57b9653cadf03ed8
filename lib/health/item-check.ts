/** What a check comes in, as webhooks come in theirs. */
export const CHECKED = 'TARTAN.CHECKED';

/** Why nothing was learnt of an Item. */
export const checkFaults = [
  'no broker',
  'broker failed',
  'broker silent',
  'no token',
  'token of another environment',
  'token of another Item',
  'refused',
  'plaid silent',
  'unreadable',
] as const;
export type CheckFault = (typeof checkFaults)[number];

/** What came of asking Plaid about an Item. */
export type CheckOutcome =
  | { kind: 'no error' }
  /** Plaid says that the Item has it. */
  | { kind: 'error'; code: string }
  /** @param code Plaid's, where it refused */
  | { kind: 'not learnt'; fault: CheckFault; code?: string | undefined };

/** The last time that Plaid was asked about an Item. */
export interface ItemCheck {
  itemId: string;
  /** When it began. */
  at: string;
  /** Undefined while it goes on, or when it broke off. */
  outcome?: CheckOutcome | undefined;
}
