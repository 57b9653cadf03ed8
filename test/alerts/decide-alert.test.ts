import { describe, expect, it } from 'vitest';

import { alertId, type AlertRecord, type CardFacts, type IncidentNow } from '#lib/alerts/alert.ts';
import { decideAlert, nextEdit } from '#lib/alerts/decide-alert.ts';
import { parseAlertRecord } from '#lib/dynamodb/parse-alert-record.ts';
import { logPhases } from '#lib/support/log-clock.ts';

const NOW = new Date('2026-11-02T12:00:00.000Z');

function ago(minutes: number): string {
  return new Date(NOW.getTime() - minutes * 60_000).toISOString();
}

function incident(changes: Partial<IncidentNow> = {}): IncidentNow {
  return {
    key: 'ins_3#ITEM_LOGIN_REQUIRED',
    code: 'ITEM_LOGIN_REQUIRED',
    status: 'broken',
    brokenBy: 'login required',
    since: ago(60),
    count: 1,
    itemIds: ['a'],
    ...changes,
  };
}

function told(changes: Partial<CardFacts> = {}): CardFacts {
  return { ...incident(), returns: 0, ...changes };
}

function alert(changes: Partial<AlertRecord> = {}): AlertRecord {
  const incidentKey = incident().key;
  return { id: alertId(incidentKey), incidentKey, version: 1, ...changes };
}

function toldAlert(facts: CardFacts, changes: Partial<AlertRecord> = {}): AlertRecord {
  return alert({ told: { facts, at: ago(10), edits: 0 }, ...changes });
}

const resolved = { at: ago(30), by: 'data', count: 1 } as const;

describe('decideAlert', () => {
  it.each<{
    case: string;
    incident: IncidentNow | undefined;
    alert: AlertRecord;
    settleMs?: number;
    kind: string;
    reason: string;
  }>([
    {
      case: 'a failure nobody was told of',
      incident: incident(),
      alert: alert(),
      kind: 'post',
      reason: 'first failure',
    },
    {
      case: 'over before anybody was told',
      incident: undefined,
      alert: alert(),
      kind: 'mute',
      reason: 'over before it was told',
    },
    {
      case: 'younger than it must be',
      incident: incident({ since: ago(1) }),
      alert: alert(),
      settleMs: 120_000,
      kind: 'wait',
      reason: 'it may pass by itself',
    },
    {
      case: 'as old as it must be',
      incident: incident({ since: ago(2) }),
      alert: alert(),
      settleMs: 120_000,
      kind: 'post',
      reason: 'first failure',
    },
    {
      case: 'nothing new',
      incident: incident(),
      alert: toldAlert(told()),
      kind: 'mute',
      reason: 'already told',
    },
    {
      case: 'one more Item',
      incident: incident({ count: 2 }),
      alert: toldAlert(told()),
      kind: 'edit',
      reason: 'the facts changed',
    },
    {
      case: 'the name of the bank is learnt',
      incident: incident({ institutionName: 'Chase' }),
      alert: toldAlert(told()),
      kind: 'edit',
      reason: 'the facts changed',
    },
    {
      case: 'another Item in place of the first',
      incident: incident({ itemIds: ['b'] }),
      alert: toldAlert(told()),
      kind: 'edit',
      reason: 'the facts changed',
    },
    {
      case: 'only its beginning has moved',
      incident: incident({ since: ago(5) }),
      alert: toldAlert(told()),
      kind: 'mute',
      reason: 'already told',
    },
    {
      case: 'no Item is left',
      incident: undefined,
      alert: toldAlert(told()),
      kind: 'resolve',
      reason: 'no member is left',
    },
    {
      case: 'over, and told so',
      incident: undefined,
      alert: toldAlert(told({ resolved })),
      kind: 'mute',
      reason: 'already told',
    },
    {
      case: 'back within a day',
      incident: incident(),
      alert: toldAlert(told({ resolved })),
      kind: 'edit',
      reason: 'back again',
    },
    {
      case: 'back after 24 hours to the minute',
      incident: incident(),
      alert: toldAlert(told({ resolved: { ...resolved, at: ago(1440) } })),
      kind: 'edit',
      reason: 'back again',
    },
    {
      case: 'back after more than a day',
      incident: incident(),
      alert: toldAlert(told({ resolved: { ...resolved, at: ago(1441) } })),
      kind: 'post',
      reason: 'back after more than a day',
    },
    {
      case: 'a line is owed',
      incident: incident(),
      alert: toldAlert(told(), { owes: [{ id: '1', text: 'x' }] }),
      kind: 'say',
      reason: 'a line is owed',
    },
    {
      case: 'an edit may have gone wrong',
      incident: incident(),
      alert: toldAlert(told(), { attempt: { since: ago(1) } }),
      kind: 'retell',
      reason: 'it is not certain what the card says',
    },
    {
      case: 'a card may stand there, and the trouble is over',
      incident: undefined,
      alert: alert({ attempt: { since: ago(1), facts: told() } }),
      kind: 'recall',
      reason: 'a card may stand there',
    },
    {
      case: 'a card may stand there, and the trouble lasts',
      incident: incident(),
      alert: alert({ attempt: { since: ago(1), facts: told() } }),
      kind: 'post',
      reason: 'first failure',
    },
  ])('$case: $kind, $reason', ({ incident: now, alert: record, settleMs = 0, kind, reason }) => {
    expect(decideAlert(now, record, NOW, settleMs)).toMatchObject({ kind, reason });
  });
});

describe('what became of an incident outside', () => {
  const updated = {
    number: '884211',
    status: 'Updated',
    next: { status: 'Solved', at: ago(-60) },
  } as const;
  const open = { number: 'C-17', status: 'Open' } as const;

  it.each<{ case: string; told: Partial<CardFacts>; now: Partial<IncidentNow>; kind: string }>([
    {
      case: 'the logs show it now',
      told: { logs: 'not yet' },
      now: { logs: 'there' },
      kind: 'edit',
    },
    {
      case: 'the logs begin to vanish',
      told: { logs: 'there' },
      now: { logs: 'vanishing' },
      kind: 'edit',
    },
    { case: 'the logs are gone', told: { logs: 'vanishing' }, now: { logs: 'gone' }, kind: 'edit' },
    {
      case: 'a card of an older Tartan says nothing of logs',
      told: {},
      now: { logs: 'there' },
      kind: 'edit',
    },
    { case: 'the first case is filed', told: {}, now: { cases: [open] }, kind: 'edit' },
    {
      case: 'another case is filed',
      told: { cases: [open] },
      now: { cases: [updated, open] },
      kind: 'edit',
    },
    {
      case: 'a case was answered',
      told: { cases: [{ ...open, number: '884211' }] },
      now: { cases: [updated] },
      kind: 'edit',
    },
    {
      case: 'an answer was answered: the case solves itself later',
      told: { cases: [updated] },
      now: { cases: [{ ...updated, next: { status: 'Solved', at: ago(-90) } }] },
      kind: 'edit',
    },
    { case: 'the last case is closed', told: { cases: [updated] }, now: {}, kind: 'edit' },
    {
      case: 'the same case with nothing to come, said in two ways',
      told: { cases: [open] },
      now: { cases: [{ ...open, next: undefined }] },
      kind: 'mute',
    },
    {
      case: 'no case, said in two ways',
      told: {},
      now: { cases: undefined, logs: undefined },
      kind: 'mute',
    },
    {
      case: 'only the time of its next turn',
      told: { turnsAt: ago(-5) },
      now: { turnsAt: ago(-9) },
      kind: 'mute',
    },
  ])('$case: $kind', ({ told: facts, now, kind }) => {
    expect(decideAlert(incident(now), toldAlert(told(facts)), NOW, 0).kind).toBe(kind);
  });

  it.each(logPhases)('is told once, whatever the store makes of it: %s', (logs) => {
    const now = incident({
      logs,
      accountCount: undefined,
      cases: [{ ...open, next: undefined }, updated],
    });
    const stored: unknown = JSON.parse(JSON.stringify(toldAlert({ ...now, returns: 0 })));
    expect(decideAlert(now, parseAlertRecord(stored), NOW, 0).kind).toBe('mute');
  });
});

describe('nextEdit', () => {
  it.each([
    { edits: 0, seconds: 10 },
    { edits: 1, seconds: 10 },
    { edits: 2, seconds: 30 },
    { edits: 50, seconds: 30 },
  ])('after $edits edits: $seconds seconds later', ({ edits, seconds }) => {
    expect(nextEdit({ at: NOW.toISOString(), edits }).getTime() - NOW.getTime()).toBe(
      seconds * 1000,
    );
  });
});
