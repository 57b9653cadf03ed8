import { inspect } from 'node:util';

import { receiveCodatWebhook } from '#lib/codat/receive-codat-webhook.ts';
import type { HttpRequest } from '#lib/http-request.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import { standardWebhook } from '#lib/incoming/standard-webhook.ts';

import { type ReportTampering, signedReport, whsec } from '../builders/signed-report.ts';
import { fakePorts } from './fake-ports.ts';
import type { Fault } from './played.ts';

export const NOON = '2026-11-21T12:00:00.000Z';

/** What Codat shares with Tartan in these tests. */
const CODAT_SECRET = whsec('of Codat, in tests');

/** The door for Codat's webhooks. @param state `off`: no secret was set */
export function codatDoor(state: 'on' | 'off' = 'on', fault?: Fault) {
  const ports = fakePorts(NOON, fault);
  const signature = state === 'off' ? undefined : standardWebhook(CODAT_SECRET);
  const noteRefusal = refusalNotes('codat', ports);
  return {
    ports,
    /** Signs now, with the secret that Codat has. */
    sign: (
      body: string | Uint8Array | Readonly<Record<string, unknown>>,
      tampering?: ReportTampering,
    ) =>
      signedReport(
        CODAT_SECRET,
        ports.now(),
        typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
        tampering,
      ),
    receive: (request: HttpRequest) =>
      receiveCodatWebhook(request, {
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
