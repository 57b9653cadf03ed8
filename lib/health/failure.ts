import type { PlaidError } from './item-event.ts';
import type { BrokenBy, Trouble } from './item-health.ts';

/** Codes with an effect of their own; all others break the Item in the way of their error type. */
const byCode: Readonly<Record<string, Pick<Trouble, 'slot' | 'status' | 'brokenBy'>>> = {
  USER_PERMISSION_REVOKED: { slot: 'end', status: 'ended' },
  ITEM_NOT_FOUND: { slot: 'end', status: 'ended' },
  ACCESS_NOT_GRANTED: { slot: 'permission data', status: 'degraded' },
  ITEM_LOGIN_REQUIRED: broken('login required'),
  INVALID_CREDENTIALS: broken('login required'),
  INVALID_MFA: broken('login required'),
  INSUFFICIENT_CREDENTIALS: broken('login required'),
  INVALID_UPDATED_USERNAME: broken('login required'),
  INSTITUTION_RATE_LIMIT: broken('institution trouble'),
  // Of Codat.
  DEAUTHORIZED: broken('login required'),
  UNLINKED: broken('our side'),
  RATE_LIMIT_REACHED: broken('our side'),
};

const byType: Readonly<Record<string, Pick<Trouble, 'slot' | 'status' | 'brokenBy'>>> = {
  INSTITUTION_ERROR: broken('institution trouble'),
  API_ERROR: broken('institution trouble'),
  INVALID_INPUT: broken('our side'),
  INVALID_REQUEST: broken('our side'),
  RATE_LIMIT_EXCEEDED: broken('our side'),
};

/** What a failure means for the Item. A code that nobody knows still breaks it: a person has to look. */
export function troubleOf(error: PlaidError): Pick<Trouble, 'slot' | 'status' | 'brokenBy'> {
  const known = Object.hasOwn(byCode, error.code) ? byCode[error.code] : undefined;
  const type = error.type ?? '';
  return known ?? (Object.hasOwn(byType, type) ? byType[type] : undefined) ?? broken('user action');
}

function broken(brokenBy: BrokenBy): Pick<Trouble, 'slot' | 'status' | 'brokenBy'> {
  return { slot: 'login', status: 'broken', brokenBy };
}
