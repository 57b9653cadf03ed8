import { inspect } from 'node:util';

import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import type { HttpRequest } from '#lib/http-request.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import { receiveWebhook } from '#lib/plaid/receive-webhook.ts';
import { connectVerificationKeys, type FetchKey } from '#lib/plaid/verification-keys.ts';

import { plaidJson, signedWebhook, signingKey, type Tampering } from '../builders/plaid-webhook.ts';
import { fakePorts } from './fake-ports.ts';
import { fakeKeyStore } from './fake-stores.ts';

const NOON = '2026-11-21T12:00:00.000Z';

/** A key endpoint that knows the given keys, and remembers what it was asked. */
export function countingFetchKey(
  answers: (kid: string) => Awaited<ReturnType<FetchKey>> = () => ({ kind: 'unknown' }),
): FetchKey & { asked: string[] } {
  const asked: string[] = [];
  const fetchKey = (kid: string) => {
    asked.push(kid);
    return Promise.resolve(answers(kid));
  };
  return Object.assign(fetchKey, { asked });
}

/**
 * The door for Plaid's webhooks with the whole bot behind it.
 *
 * @param acquaintance `known`: another instance has put our key into the table, so that nobody need ask Plaid for it
 */
export function plaidDoor(
  acquaintance: 'known' | 'never met',
  fetchKey: FetchKey = countingFetchKey(),
  key = signingKey(),
) {
  const ports = fakePorts(NOON);
  const keyStore = fakeKeyStore();
  if (acquaintance === 'known')
    keyStore.saved.push({ kid: key.kid, jwk: key.jwk, fetchedAt: ports.now() });
  const keys = connectVerificationKeys(fetchKey, keyStore, ports.log, ports.now);
  const noteRefusal = refusalNotes('plaid', ports);
  return {
    key,
    ports,
    keyStore,
    /** Signs now, with our key. */
    sign: (body: string | Uint8Array | Readonly<Record<string, unknown>>, tampering?: Tampering) =>
      signedWebhook(
        key,
        ports.now(),
        typeof body === 'string' || body instanceof Uint8Array ? body : plaidJson(body),
        tampering,
      ),
    receive: (request: HttpRequest) =>
      receiveWebhook(request, {
        now: ports.now,
        keys,
        inbox: ports.inbox,
        noteRefusal,
        log: ports.log,
      }),
    /** Deals with what was kept, as the inbox function does. */
    deliver: () =>
      handleItemEvents(
        async (apply) => {
          for (const event of ports.inbox.stream()) await apply(event);
        },
        { channel: 'C0ALERTS', settleMs: 0 },
        ports,
      ),
    counts: () => Object.fromEntries(ports.log.counts),
    /** All that was kept, logged or told, as one text to search for what must not be there. */
    traces: () =>
      inspect([ports.inbox.entries, ports.log.lines, ports.slack.standing, ports.items.all()], {
        depth: Infinity,
        maxArrayLength: Infinity,
        maxStringLength: Infinity,
      }),
  };
}

export type PlaidDoor = ReturnType<typeof plaidDoor>;
