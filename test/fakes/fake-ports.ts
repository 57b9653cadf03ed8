import type { Ports } from '#lib/ports.ts';
import type { Log } from '#lib/ports/log.ts';

import { fakeAuditTrail } from './fake-audit-trail.ts';
import { fakeCheckStore } from './fake-check-store.ts';
import {
  fakeChecklistStore,
  fakeCompanyList,
  fakeIdentifierIndex,
  fakeInstitutionList,
} from './fake-lists.ts';
import { fakePulseStore } from './fake-pulse-store.ts';
import { fakeSlack, type SlackFault } from './fake-slack.ts';
import { fakeAlertStore, fakeChannelPace, fakeInbox, fakeItemStore } from './fake-stores.ts';
import {
  fakeAccountStore,
  fakeCaseStore,
  fakeNoteStore,
  fakeSightingStore,
  fakeSummaryStore,
} from './fake-support.ts';
import type { Fault } from './played.ts';

/** A log that remembers: `counts` by metric, what was measured last, and every line. */
export function fakeLog(): Log & {
  counts: Map<string, number>;
  measured: Map<string, number>;
  lines: unknown[];
} {
  const counts = new Map<string, number>();
  const measured = new Map<string, number>();
  const lines: unknown[] = [];
  return {
    counts,
    measured,
    lines,
    info: (sentence, fields) => lines.push({ sentence, ...fields }),
    warn: (sentence, fields) => lines.push({ sentence, ...fields }),
    error: (sentence, cause, fields) => lines.push({ sentence, cause, ...fields }),
    count: (metric) => counts.set(metric, (counts.get(metric) ?? 0) + 1),
    measure: (metric, value) => measured.set(metric, value),
    invocation: (_ids, work) => work(),
  };
}

/** A clock that only `pass` moves; `sleep` passes the time that it sleeps. */
export function fakeClock(start: string) {
  let ms = Date.parse(start);
  return {
    now: () => new Date(ms),
    pass(passed: number) {
      ms += passed;
    },
  };
}

/** The whole outside, pretended and stateful. */
export function fakePorts(start: string, fault?: Fault, slackFault?: SlackFault) {
  const clock = fakeClock(start);
  return {
    ...clock,
    sleep(passed: number, signal?: AbortSignal) {
      if (signal !== undefined) return new Promise<void>(() => undefined);
      clock.pass(passed);
      return Promise.resolve();
    },
    inbox: fakeInbox(fault),
    items: fakeItemStore(fault),
    alerts: fakeAlertStore(fault),
    identifiers: fakeIdentifierIndex(fault),
    institutions: fakeInstitutionList(fault),
    companies: fakeCompanyList(fault),
    connections: fakeItemStore(fault, 'connections'),
    pairs: fakeItemStore(fault, 'pairs'),
    checklists: fakeChecklistStore(fault),
    accounts: fakeAccountStore(fault),
    sightings: fakeSightingStore(fault),
    cases: fakeCaseStore(fault),
    notes: fakeNoteStore(fault),
    checks: fakeCheckStore(fault),
    summaries: fakeSummaryStore(fault),
    audit: fakeAuditTrail(fault),
    channels: fakeChannelPace(),
    pulses: fakePulseStore(fault),
    slack: fakeSlack(clock.now, slackFault),
    log: fakeLog(),
  } satisfies Ports & Record<string, unknown>;
}
