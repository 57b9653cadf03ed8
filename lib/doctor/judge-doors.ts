import {
  type Door,
  doors,
  type HourOfRefusals,
  type RefusalReason,
} from '#lib/incoming/refusals.ts';

import type { Examined, Finding } from './finding.ts';

/** As Plaid has it, who sees much refused stops sending. A few are nothing: anybody may knock. */
const REJECTED_SHARE = 0.1;
const FEW = 10;

export interface DoorFacts {
  /** What each door refused in this hour and the one before. */
  refused: Readonly<Record<Door, readonly HourOfRefusals[]>>;
  /** How many of Plaid's webhooks were kept in the same time; `isAtLeast`: not counted further. */
  kept: { count: number; isAtLeast: boolean };
}

/** How many webhooks that were kept prove, beside so many that were not, that few were refused. */
export function keptThatSuffice(rejected: number): number {
  return Math.ceil(rejected / REJECTED_SHARE);
}

export function rejectedIn(hours: readonly HourOfRefusals[]): number {
  const reasons: RefusalReason[] = ['no signature', 'bad signature', 'unknown key', 'stale'];
  return reasons.reduce((sum, reason) => sum + countOf(hours, reason), 0);
}

export function judgeDoors({ refused, kept }: DoorFacts): Examined {
  const findings = [
    ...judgePlaid(refused.plaid, kept),
    ...doors.flatMap((door) => judge(door, refused[door])),
  ];
  return { findings, fine: findings.length === 0 ? [{ kind: 'doors' }] : [] };
}

function judgePlaid(hours: readonly HourOfRefusals[], kept: DoorFacts['kept']): Finding[] {
  const rejected = rejectedIn(hours);
  const undecided = countOf(hours, 'undecided');
  const findings: Finding[] = [];
  if (undecided > 0)
    findings.push({ kind: 'webhooks not verified', count: undecided, last: lastOf(hours) });
  if (rejected >= FEW && rejected / (rejected + kept.count) >= REJECTED_SHARE)
    findings.push({
      kind: 'many webhooks rejected',
      rejected,
      kept: kept.count,
      isAtLeast: kept.isAtLeast,
    });
  return findings;
}

function judge(door: Door, hours: readonly HourOfRefusals[]): Finding[] {
  const last = lastOf(hours);
  const findings: Finding[] = [];
  const wrong = countOf(hours, 'bad signature');
  // Plaid signs with keys that it publishes: there is no secret of ours that could be wrong.
  if (door !== 'plaid' && wrong > 0)
    findings.push({ kind: 'signing secret wrong', door, count: wrong, last });
  const off = countOf(hours, 'switched off');
  if ((door === 'codat' || door === 'reports') && off > 0)
    findings.push({ kind: 'door switched off', door, count: off, last });
  const stale = countOf(hours, 'stale');
  if (stale > 0) findings.push({ kind: 'requests too old', door, count: stale, last });
  return findings;
}

function countOf(hours: readonly HourOfRefusals[], reason: RefusalReason): number {
  return hours.reduce((sum, { counts }) => sum + (counts[reason] ?? 0), 0);
}

function lastOf(hours: readonly HourOfRefusals[]): string {
  return (
    hours
      .map(({ lastAt }) => lastAt)
      .sort()
      .at(-1) ?? ''
  );
}
