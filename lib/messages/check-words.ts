import type { CheckFault, CheckOutcome, ItemCheck } from '#lib/health/item-check.ts';

import type { Message } from './message.ts';
import { problemMessage } from './problem-message.ts';
import { code } from './text.ts';

/** What came of a check, as the end of a sentence about it, or as sentences of its own. */
function outcomeWords(outcome: CheckOutcome): string {
  switch (outcome.kind) {
    case 'no error':
      return 'Plaid reported no error.';
    case 'error':
      return `Plaid reported ${code(outcome.code)}.`;
    case 'not learnt':
      return faultWords(outcome.fault, outcome.code);
  }
}

/** Why Plaid told nothing of the Item, and what to do. @param refusal Plaid's code */
export function faultWords(fault: CheckFault, refusal: string | undefined): string {
  switch (fault) {
    case 'no broker':
      return noBroker;
    case 'broker failed':
      return 'The access-token broker (ACCESS_TOKEN_FUNCTION) failed, so Plaid was not asked about the Item. Its own log says why.';
    case 'broker silent':
      return 'The access-token broker (ACCESS_TOKEN_FUNCTION) did not answer in time, so Plaid was not asked about the Item. Try again in a minute.';
    case 'no token':
      return 'The access-token broker knows no token for this Item, so Plaid could not be asked about it. Was the Item removed, or is it of another environment?';
    case 'token of another environment':
      return 'The access-token broker gave a token of another environment, so Plaid was not asked about the Item. Compare its tokens with PLAID_ENV.';
    case 'token of another Item':
      return 'The access-token broker gave the token of another Item, so nothing was learnt of this one. Look at how your app stores item_id and token.';
    case 'refused':
      return refusal === 'INVALID_ACCESS_TOKEN'
        ? `Plaid does not take the token that the broker gave (${code(refusal)}): it was rotated, is of another environment, or belongs to an Item that was removed.`
        : `Plaid refused to tell of the Item: ${code(refusal ?? '')}. ${code(`/plaid error ${refusal ?? ''}`)} says what it means.`;
    case 'plaid silent':
      return 'Plaid did not answer in time. Try again in a minute; status.plaid.com tells whether it is down.';
    case 'unreadable':
      return 'Plaid did not answer as it should, so nothing was learnt of the Item. Try again in a minute.';
  }
}

export const noBroker =
  'No access-token broker is configured (ACCESS_TOKEN_FUNCTION), so Plaid cannot be asked about an Item. Its admin can name a Lambda function that gives the token of an Item.';

/** Instead of a check: what the last one said. @param gapMs after which another may begin */
export function checkedLatelyMessage(last: ItemCheck, now: Date, gapMs: number): Message {
  const sinceMs = Math.max(0, now.getTime() - Date.parse(last.at));
  const again = `Plaid is asked about an Item once a minute at most: ask again in ${seconds(gapMs - sinceMs)}.`;
  return problemMessage(
    last.outcome === undefined
      ? `A check of this Item began ${seconds(sinceMs)} ago; who asked for it gets the answer. ${again}`
      : `This Item was checked ${seconds(sinceMs)} ago. ${outcomeWords(last.outcome)} ${again}`,
  );
}

function seconds(ms: number): string {
  const count = Math.max(1, Math.ceil(ms / 1000));
  return count === 1 ? '1 second' : `${String(count)} seconds`;
}
