import fc from 'fast-check';

import type { AlertRecord, CardFacts, Resolution } from '#lib/alerts/alert.ts';
import type { ChecklistRun } from '#lib/guides/checklist-run.ts';
import type { Account } from '#lib/health/account.ts';
import { dataFaults, type Sighting } from '#lib/health/data-fault.ts';
import type { ItemEvent, PlaidError, UserEvent } from '#lib/health/item-event.ts';
import {
  type BrokenBy,
  healthStatuses,
  type ItemHealth,
  type Recovery,
  type Trouble,
} from '#lib/health/item-health.ts';
import type { SeenIdentifier } from '#lib/ports/identifier-index.ts';
import type { Note } from '#lib/ports/team-stores.ts';
import { logPhases } from '#lib/support/log-clock.ts';
import { caseStatuses, type SupportCase } from '#lib/support/support-case.ts';

/** Any letter of any script, and none at all. */
const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const time = fc
  .date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2060-01-01T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());
const id = fc.stringMatching(/^[A-Za-z0-9][\w-]{0,40}$/);
const ids = fc.dictionary(fc.stringMatching(/^[a-z]{1,20}_id$/), text, { maxKeys: 12 });
const brokenBy = fc.constantFrom<BrokenBy>(
  'login required',
  'user action',
  'institution trouble',
  'our side',
);

/** Missing, undefined or there: all three happen to an optional field. */
function maybe<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.option(value, { nil: undefined });
}

const plaidError: fc.Arbitrary<PlaidError> = fc.record(
  {
    code: text,
    type: maybe(text),
    reason: maybe(text),
    message: maybe(text),
    suggestedAction: maybe(text),
    documentationUrl: maybe(text),
  },
  { requiredKeys: ['code'] },
);

const ofUser = {
  at: time,
  receivedAt: time,
  source: text,
  bodyHash: text,
  environment: maybe(text),
  ids,
};

const circumstances = { ...ofUser, itemId: id };

const noted = { kind: fc.constant('noted' as const), error: maybe(plaidError), what: maybe(text) };

export const anyAccount: fc.Arbitrary<Account> = fc.record(
  {
    accountId: id,
    mask: maybe(text),
    name: maybe(text),
    type: maybe(text),
    subtype: maybe(text),
  },
  { requiredKeys: ['accountId'] },
);

export const anyItemEvent: fc.Arbitrary<ItemEvent> = fc.oneof(
  fc.record({ ...circumstances, kind: fc.constant('failed' as const), error: plaidError }),
  fc.record({ ...circumstances, kind: fc.constantFrom('repaired', 'overdue') }),
  fc.record({ ...circumstances, ...noted }),
  fc.record({
    ...circumstances,
    kind: fc.constantFrom('alive' as const, 'permission lost' as const),
    product: text,
  }),
  fc.record({
    ...circumstances,
    kind: fc.constant('expiring' as const),
    deadline: maybe(time),
    reason: maybe(text),
  }),
  fc.record({ ...circumstances, kind: fc.constant('account lost' as const), accountId: text }),
  fc.record({ ...circumstances, kind: fc.constant('ended' as const), error: maybe(plaidError) }),
  fc.record({
    ...circumstances,
    kind: fc.constant('checked' as const),
    error: maybe(plaidError),
    consentUntil: maybe(time),
  }),
  fc.record({
    ...circumstances,
    kind: fc.constant('described' as const),
    accounts: fc.array(anyAccount, { maxLength: 4 }),
  }),
  fc.record({
    ...circumstances,
    kind: fc.constant('data faulty' as const),
    fault: fc.constantFrom(...dataFaults),
    accountId: maybe(id),
  }),
);

export const anyUserEvent: fc.Arbitrary<UserEvent> = fc.record({ ...ofUser, ...noted });

const trouble: fc.Arbitrary<Trouble> = fc.record(
  {
    slot: fc.oneof(
      fc.constantFrom('login', 'expiry', 'end', 'silence'),
      text.map((product) => `permission ${product}`),
      text.map((account) => `account ${account}`),
    ),
    status: fc.constantFrom('ended', 'broken', 'unconfirmed', 'degraded', 'stale', 'expiring'),
    code: text,
    errorType: maybe(text),
    reason: maybe(text),
    brokenBy: maybe(brokenBy),
    since: time,
    order: text,
    deadline: maybe(time),
    closed: maybe(fc.constant(true as const)),
  },
  { requiredKeys: ['slot', 'status', 'code', 'since', 'order'] },
);

const recovery: fc.Arbitrary<Recovery> = fc.record({ at: time, by: text, code: text, since: time });

export const anyHealth: fc.Arbitrary<ItemHealth> = fc.record(
  {
    itemId: id,
    environment: maybe(text),
    ids,
    troubles: fc.array(trouble, { maxLength: 4 }),
    recovery: maybe(recovery),
    lookAt: maybe(time),
  },
  { requiredKeys: ['itemId', 'ids', 'troubles'] },
);

const resolution: fc.Arbitrary<Resolution> = fc.record(
  {
    at: time,
    by: fc.constantFrom('LOGIN_REPAIRED', 'update mode', 'data', 'check', 'something else'),
    source: maybe(text),
    count: fc.nat(),
  },
  { requiredKeys: ['at', 'by', 'count'] },
);

const caseStatus = fc.constantFrom(...caseStatuses);

const caseState = fc.record(
  { number: text, status: caseStatus, next: maybe(fc.record({ status: caseStatus, at: time })) },
  { requiredKeys: ['number', 'status'] },
);

const cardFacts: fc.Arbitrary<CardFacts> = fc.record(
  {
    key: text,
    institutionId: maybe(text),
    institutionName: maybe(text),
    code: text,
    status: fc.constantFrom(...healthStatuses),
    brokenBy: maybe(brokenBy),
    errorType: maybe(text),
    reason: maybe(text),
    deadline: maybe(time),
    environment: maybe(text),
    since: time,
    count: fc.nat(),
    accountCount: maybe(fc.nat()),
    itemIds: fc.array(id, { maxLength: 3 }),
    turnsAt: maybe(time),
    logs: maybe(fc.constantFrom(...logPhases)),
    cases: maybe(fc.array(caseState, { maxLength: 3 })),
    returns: fc.nat(),
    resolved: maybe(resolution),
  },
  { requiredKeys: ['key', 'code', 'status', 'since', 'count', 'itemIds', 'returns'] },
);

/** An alert that was never saved. */
export const anyAlert: fc.Arbitrary<AlertRecord> = fc.record(
  {
    id: fc.uuid(),
    incidentKey: text,
    card: maybe(fc.record({ channel: text, ts: text, postedAt: time })),
    told: maybe(fc.record({ facts: cardFacts, at: time, edits: fc.nat() })),
    owes: maybe(fc.array(fc.record({ id: text, text }), { maxLength: 4 })),
    leaseUntil: maybe(time),
    attempt: maybe(
      fc.record({ since: time, facts: maybe(cardFacts) }, { requiredKeys: ['since'] }),
    ),
    refusal: maybe(fc.record({ reason: text, at: time })),
    dueAt: maybe(time),
    isSettled: maybe(fc.constant(true as const)),
    openSince: maybe(time),
    version: fc.constant(0),
  },
  { requiredKeys: ['id', 'incidentKey', 'version'] },
);

export const anyIdentifier: fc.Arbitrary<SeenIdentifier> = fc.record(
  {
    value: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 15 }),
    name: fc.stringMatching(/^[a-z]{1,20}_id$/),
    itemId: maybe(id),
    clientUserId: maybe(text),
    source: text,
    code: maybe(text),
    at: time,
  },
  { requiredKeys: ['value', 'name', 'source', 'at'] },
);

/** With a hyphen: AWS's SDK takes an object with the key `constructor` for a class of its own, and refuses it. */
const stepId = fc.stringMatching(/^[a-z]{1,9}-[a-z]{1,9}$/);

/** A run that was never saved. */
export const anyRun: fc.Arbitrary<ChecklistRun> = fc.record({
  name: fc.stringMatching(/^[a-z]{1,20}$/),
  channel: fc.stringMatching(/^C[A-Z0-9]{1,10}$/),
  id: fc.tuple(time, fc.uuid()).map(([start, rest]) => `${start} ${rest}`),
  startedBy: text,
  startedAt: time,
  ticks: fc.dictionary(stepId, fc.record({ by: text, at: time }), { maxKeys: 8 }),
  version: fc.constant(0),
});

export const anySighting: fc.Arbitrary<Sighting> = fc.record(
  {
    institutionId: id,
    fault: fc.constantFrom(...dataFaults),
    itemId: id,
    accountId: maybe(id),
    at: time,
  },
  { requiredKeys: ['institutionId', 'fault', 'itemId', 'at'] },
);

/** A case that was never saved. */
export const anyCase: fc.Arbitrary<SupportCase> = fc.record(
  {
    number: fc.stringMatching(/^[0-9A-Z-]{1,12}$/),
    with: fc.constantFrom('Plaid', 'Codat'),
    subject: text,
    status: caseStatus,
    statusAt: time,
    filedBy: text,
    filedAt: time,
    incidentKey: maybe(id.map((bank) => `${bank}#ITEM_LOCKED`)),
    itemIds: fc.array(id, { maxLength: 3 }),
    version: fc.constant(0),
  },
  {
    requiredKeys: [
      'number',
      'with',
      'subject',
      'status',
      'statusAt',
      'filedBy',
      'filedAt',
      'itemIds',
      'version',
    ],
  },
);

export const anyNote: fc.Arbitrary<Note> = fc.record({
  itemId: id,
  text,
  permalink: text,
  by: text,
  at: time,
});
