import type { CardFacts } from '#lib/alerts/alert.ts';
import type { Incident } from '#lib/alerts/incident.ts';
import type { HealthStatus } from '#lib/health/item-health.ts';
import type { Actor } from '#lib/triage/advice.ts';

import { connections, connectionWords, isOfWholeAccount } from './connection-words.ts';
import { bold, clip, items, oneLine } from './text.ts';

/** State as emoji and word: colour alone tells nothing to who cannot see it. */
export const statusWords: Readonly<Record<HealthStatus, { emoji: string; word: string }>> = {
  healthy: { emoji: ':large_green_circle:', word: 'healthy' },
  expiring: { emoji: ':hourglass_flowing_sand:', word: 'about to break' },
  stale: { emoji: ':zzz:', word: 'stale' },
  degraded: { emoji: ':large_yellow_circle:', word: 'degraded' },
  unconfirmed: { emoji: ':grey_question:', word: 'unconfirmed' },
  broken: { emoji: ':red_circle:', word: 'broken' },
  ended: { emoji: ':black_circle:', word: 'ended' },
};

export const actorNames: Readonly<Record<Actor, string>> = {
  'end user': 'the end user',
  'your team': 'your team',
  bank: 'the bank',
  Plaid: 'Plaid',
  nobody: 'nobody',
};

const LONGEST_NAME = 60;

export function bankName(place: {
  institutionName?: string | undefined;
  institutionId?: string | undefined;
}): string {
  const names = [place.institutionName, place.institutionId].map((name) => oneLine(name ?? ''));
  return clip(names.find((name) => name !== '') ?? 'Unknown bank', LONGEST_NAME);
}

/** `*The end user* must act.` */
export function whoMustAct(actor: Actor): string {
  const name = actorNames[actor];
  const subject = bold(`${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  return `${subject} ${actor === 'nobody' ? 'needs to' : 'must'} act.`;
}

/** `300 Items need a new login`: the subject and what happened, without the bank. */
export function whatHappened(
  incident: Pick<Incident, 'count' | 'status' | 'brokenBy' | 'code' | 'errorType'>,
): string {
  if (incident.errorType === 'CODAT') return connectionWords(incident);
  const one = incident.count === 1;
  const who = items(incident.count);
  switch (incident.status) {
    case 'ended':
      return `${who} ${one ? 'was' : 'were'} disconnected for good`;
    case 'expiring':
      return `${who} will stop working`;
    case 'stale':
      return `${who} ${one ? 'has' : 'have'} gone silent`;
    case 'degraded':
      return `${who} ${degradedWords(incident.code, one)}`;
    case 'broken':
      return `${who} ${brokenWords(incident.brokenBy, one)}`;
    case 'unconfirmed':
      return `${who} may be broken`;
    case 'healthy':
      return `${who} ${one ? 'works' : 'work'}`;
  }
}

/** How many are in it: Items, or connections of Codat's; undefined where it is about neither. */
export function members(
  incident: Pick<Incident, 'code' | 'count' | 'errorType'>,
): string | undefined {
  const { count, errorType } = incident;
  if (isOfWholeAccount(incident)) return undefined;
  return errorType === 'CODAT' ? connections(count) : items(count);
}

function degradedWords(code: string, one: boolean): string {
  switch (code) {
    case 'PRODUCT_PERMISSIONS_REQUIRED':
    case 'ACCESS_NOT_GRANTED':
      return 'lost a permission';
    case 'VERIFICATION_EXPIRED':
      return one ? 'was not verified in time' : 'were not verified in time';
    case 'MISSING_TRANSACTIONS':
      return one ? 'lacks transactions' : 'lack transactions';
    case 'INCORRECT_TRANSACTIONS':
      return one ? 'has wrong transactions' : 'have wrong transactions';
    case 'MISSING_ACCOUNTS':
      return one ? 'lacks accounts' : 'lack accounts';
    case 'MISCLASSIFIED_ACCOUNTS':
      return one ? 'has accounts of a wrong type' : 'have accounts of a wrong type';
    default:
      return 'lost an account';
  }
}

function brokenWords(by: CardFacts['brokenBy'], one: boolean): string {
  switch (by) {
    case 'login required':
      return one ? 'needs a new login' : 'need a new login';
    case 'institution trouble':
      return 'cannot reach the bank';
    case 'our side':
      return one ? 'fails on our own request' : 'fail on our own requests';
    default:
      return 'stopped working';
  }
}
