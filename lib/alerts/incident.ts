import { isDataFault } from '#lib/health/data-fault.ts';
import { compareOrder } from '#lib/health/item-event.ts';
import {
  type BrokenBy,
  type HealthStatus,
  type ItemHealth,
  type Trouble,
  worstTrouble,
} from '#lib/health/item-health.ts';

/** One thing that is wrong, at one place, for one reason, and the Items that are in it now. */
export interface Incident {
  key: string;
  institutionId?: string | undefined;
  institutionName?: string | undefined;
  /** Plaid's error code, or the webhook code where there is no error. */
  code: string;
  status: HealthStatus;
  brokenBy?: BrokenBy | undefined;
  errorType?: string | undefined;
  reason?: string | undefined;
  deadline?: string | undefined;
  environment?: string | undefined;
  /** When the first of its members got into it. */
  since: string;
  count: number;
  /** How many accounts of these Items, where accounts are what counts. */
  accountCount?: number | undefined;
  /** The members that have been in it longest, at most `SHOWN_ITEMS`. */
  itemIds: readonly string[];
  /** Of pairs of a connection and its Item: the Items of those members. */
  joinedIds?: readonly string[] | undefined;
  /** When time alone will change it. */
  turnsAt?: string | undefined;
}

export const SHOWN_ITEMS = 3;

/** The incident that an Item is in. An Item of which we are not sure, or that nobody needs hearing of, is in none. */
export function incidentKey(health: ItemHealth): string | undefined {
  const trouble = alertedTrouble(health);
  return trouble && `${health.ids['institution_id'] ?? 'unknown'}#${trouble.code}`;
}

/** @param members the Items that have been in it longest, at least one; `count` of them in all */
function incidentOf(members: readonly ItemHealth[], count: number): Incident | undefined {
  const [first] = members;
  if (first === undefined) return undefined;
  const trouble = alertedTrouble(first);
  const key = incidentKey(first);
  if (trouble === undefined || key === undefined) return undefined;
  const name = members.map((member) => member.ids['institution_name']).find((known) => known);
  const deadline = members.flatMap((member) => alertedTrouble(member)?.deadline ?? []).sort()[0];
  const shown = members.slice(0, SHOWN_ITEMS);
  const joined = trouble.slot === 'pair' ? shown.flatMap(({ ids }) => ids['item_id'] ?? []) : [];
  return {
    key,
    institutionId: first.ids['institution_id'],
    institutionName: name,
    code: trouble.code,
    status: trouble.status,
    brokenBy: trouble.brokenBy,
    errorType: trouble.errorType,
    reason: trouble.reason,
    deadline,
    environment: first.environment,
    since: trouble.since,
    count,
    itemIds: shown.map((member) => member.itemId),
    ...(joined.length > 0 && { joinedIds: joined }),
  };
}

/**
 * The incident as an index shows it, put right by what we have just seen of some Items: an index lags behind its table,
 * and the first card must not wait for it.
 *
 * @param oldest the members that have been in it longest, of `count` in all, by the index
 * @param seen Items as they are now, in whatever incident
 */
export function incidentSeen(
  key: string,
  oldest: readonly ItemHealth[],
  count: number,
  seen: readonly ItemHealth[],
): Incident | undefined {
  const seenIds = new Set(seen.map(({ itemId }) => itemId));
  const joined = seen.filter((health) => incidentKey(health) === key);
  const members = [...oldest.filter(({ itemId }) => !seenIds.has(itemId)), ...joined].sort((a, b) =>
    compareOrder(memberSince(a) ?? '', memberSince(b) ?? ''),
  );
  // With more members than it shows, the index may or may not count those that we have seen: a later look will tell.
  if (count > oldest.length)
    return incidentOf(members.length > 0 ? members : oldest, Math.max(count, joined.length));
  return incidentOf(members, members.length);
}

/**
 * Whether the logs of Plaid's dashboard show anything of it. Faulty data is no call that failed, what Codat noticed was
 * none of yours, and silence is none at all.
 */
export function isLogged({
  code,
  errorType,
  status,
}: Pick<Incident, 'code' | 'errorType' | 'status'>): boolean {
  return errorType !== 'CODAT' && status !== 'stale' && !isDataFault(code.toLowerCase());
}

/** Since when the Item has been in its incident. */
export function memberSince(health: ItemHealth): string | undefined {
  return alertedTrouble(health)?.since;
}

/** The trouble that puts the Item into its incident. */
export function alertedTrouble(health: ItemHealth): Trouble | undefined {
  // Whatever else was wrong with an Item that has ended, nobody will mend it.
  if (health.troubles.some(({ status, closed }) => status === 'ended' && closed)) return undefined;
  return worstTrouble(
    health.troubles.filter((trouble) => trouble.status !== 'unconfirmed' && !trouble.closed),
  );
}
