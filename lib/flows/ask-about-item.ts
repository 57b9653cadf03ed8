import type { CheckOutcome } from '#lib/health/item-check.ts';
import type { PlaidError } from '#lib/health/item-event.ts';
import type { LiveItem } from '#lib/health/live-item.ts';
import type { LivePorts } from '#lib/live-ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { timeLimit } from './time-limit.ts';

/** A broker that is slower leaves Plaid no time. */
const TOKEN_MS = 2_000;

/** Refusals that say how the Item is; all others are about the token, the keys or the moment. */
const statesOfItem = ['ITEM_LOGIN_REQUIRED', 'ITEM_NOT_FOUND', 'USER_PERMISSION_REVOKED'];

/** What Plaid told of an Item, or why it told nothing. */
export interface Told {
  outcome: CheckOutcome;
  live?: LiveItem | undefined;
  /** Of the Item. */
  error?: PlaidError | undefined;
  requestId?: string | undefined;
}

/** Asks Plaid how an Item is, with its token, which is used once and forgotten. @param stop calls it off */
export async function askAboutItem(
  itemId: string,
  ports: LivePorts,
  stop: AbortSignal,
): Promise<Told> {
  const token = await tokenOf(itemId, ports, stop);
  if (typeof token !== 'string') return { outcome: token };
  try {
    const live = await ports.plaid.item(token, stop);
    if (live.itemId !== itemId) return { outcome: notLearnt('token of another Item') };
    const { error, requestId } = live;
    const outcome: CheckOutcome = error
      ? { kind: 'error', code: error.code }
      : { kind: 'no error' };
    return { outcome, live, error, requestId };
  } catch (error) {
    return refusal(error, ports);
  }
}

async function tokenOf(
  itemId: string,
  ports: LivePorts,
  stop: AbortSignal,
): Promise<string | CheckOutcome> {
  const limit = timeLimit(TOKEN_MS, ports);
  try {
    const token = await ports.accessTokens.of(itemId, AbortSignal.any([limit.signal, stop]));
    if (token === undefined) return notLearnt('no token');
    return isOfElsewhere(token, ports.plaid.environment)
      ? notLearnt('token of another environment')
      : token;
  } catch (error) {
    ports.log.error('no access token', error, { itemId });
    if (!(error instanceof UpstreamError)) throw error;
    if (error.code === 'not configured') return notLearnt('no broker');
    return notLearnt(error.code === 'no answer' ? 'broker silent' : 'broker failed');
  } finally {
    limit.end();
  }
}

/** Such a token would be refused; it need not travel there first. */
function isOfElsewhere(token: string, environment: string): boolean {
  return /^access-[a-z]+-/.test(token) && !token.startsWith(`access-${environment}-`);
}

function refusal(error: unknown, { log }: LivePorts): Told {
  if (!(error instanceof UpstreamError) || error.service !== 'plaid') throw error;
  const { code, reference: requestId } = error;
  log.warn('plaid did not tell of the Item', { code, requestId });
  if (statesOfItem.includes(code))
    return { outcome: { kind: 'error', code }, error: { code, type: 'ITEM_ERROR' }, requestId };
  if (code === 'unreadable answer') return { outcome: notLearnt('unreadable') };
  return /^[A-Z_]+$/.test(code)
    ? { outcome: { kind: 'not learnt', fault: 'refused', code }, requestId }
    : { outcome: notLearnt('plaid silent') };
}

function notLearnt(fault: Extract<CheckOutcome, { kind: 'not learnt' }>['fault']): CheckOutcome {
  return { kind: 'not learnt', fault };
}
