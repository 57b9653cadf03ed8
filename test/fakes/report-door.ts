import { inspect } from 'node:util';

import type { HttpRequest } from '#lib/http-request.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import { standardWebhook } from '#lib/incoming/standard-webhook.ts';
import { receiveReport } from '#lib/reports/receive-report.ts';

import { REPORTS_SECRET, type ReportTampering, signedReport } from '../builders/signed-report.ts';
import { fakePorts } from './fake-ports.ts';
import type { Fault } from './played.ts';

const NOON = '2026-11-21T12:00:00.000Z';

/** The door for what your app reports. @param state `off`: no secret was set */
export function reportDoor(state: 'on' | 'off' = 'on', fault?: Fault) {
  const ports = fakePorts(NOON, fault);
  const signature = state === 'off' ? undefined : standardWebhook(REPORTS_SECRET);
  const noteRefusal = refusalNotes('reports', ports);
  return {
    ports,
    /** Signs now, with our secret. */
    sign: (
      body: string | Uint8Array | Readonly<Record<string, unknown>>,
      tampering?: ReportTampering,
    ) =>
      signedReport(
        REPORTS_SECRET,
        ports.now(),
        typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
        tampering,
      ),
    receive: (request: HttpRequest) =>
      receiveReport(request, {
        now: ports.now,
        signature,
        inbox: ports.inbox,
        noteRefusal,
        log: ports.log,
      }),
    counts: () => Object.fromEntries(ports.log.counts),
    /** All that was kept or logged, as one text to search for what must not be there. */
    traces: () =>
      inspect([ports.inbox.entries, ports.log.lines], {
        depth: Infinity,
        maxArrayLength: Infinity,
        maxStringLength: Infinity,
      }),
  };
}
