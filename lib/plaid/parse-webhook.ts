import * as z from 'zod/mini';

import type { ItemEvent, PlaidError } from '#lib/health/item-event.ts';
import { effectOf } from '#lib/health/webhook-effect.ts';
import { excerptOf } from '#lib/incoming/clipped.ts';
import { identifierIn, nameIn } from '#lib/incoming/identifier-in.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';
import { parseError } from '#lib/incoming/parse-error.ts';
import { isDeeperThan, readJson } from '#lib/incoming/read-json.ts';

/** A field that we would like: of any other type it counts as missing. */
const text = z.catch(z.optional(z.string()), undefined);

/** A word, and no number of an account. */
const code = z.string().check(z.regex(/^(?!\w*\d{7})\w{1,80}$/));

const bodyShape = z.looseObject({
  webhook_type: code,
  webhook_code: code,
  item_id: z.optional(z.nullable(z.string().check(z.regex(/^[A-Za-z0-9][\w-]{0,127}$/)))),
  environment: text,
  reason: text,
  disconnect_time: text,
  consent_expiration_time: text,
  account_id: text,
});

const MOST_IDS = 12;
const DEEPEST = 100;

interface Arrival {
  iat: Date;
  receivedAt: Date;
  bodyHash: string;
}

/**
 * Turns what Plaid signed into what we keep. It never throws: what is signed is Plaid's, so what cannot be read is
 * quarantined, and what is not known is kept unfollowed.
 */
export function parseWebhook(bytes: Uint8Array, arrival: Arrival): InboxEntry {
  const received = {
    at: arrival.iat.toISOString(),
    receivedAt: arrival.receivedAt.toISOString(),
    bodyHash: arrival.bodyHash,
  };
  const quarantined = (reason: string, text: string): InboxEntry => ({
    kind: 'quarantined',
    ...received,
    source: 'unreadable',
    reason,
    size: bytes.byteLength,
    excerpt: excerptOf(text),
  });
  const raw = () => Buffer.from(bytes).toString('utf8').replaceAll('\u0000', '');
  const json = readJson(bytes);
  if (json === undefined) return quarantined('not JSON', raw());
  if (isDeeperThan(json, DEEPEST)) return quarantined('nested too deep', raw());
  const parsed = bodyShape.safeParse(json);
  if (!parsed.success) return quarantined('not a webhook', JSON.stringify(json));
  const body = parsed.data;
  const source = `${body.webhook_type}.${body.webhook_code}`;
  const effect = effectOf(source);
  const ids = identifiersIn(body);
  if (effect === undefined)
    return {
      kind: 'unfollowed',
      ...received,
      source,
      subject: body.webhook_type,
      excerpt: excerptOf(JSON.stringify(json)),
    };
  const error = parseError(body['error'], body.webhook_code);
  if (typeof body.item_id !== 'string') {
    const subject = ids['institution_id'] ?? source;
    return { kind: 'other', ...received, source, subject, ids, error };
  }
  const circumstances = {
    ...received,
    itemId: body.item_id,
    source,
    environment: codeIn(body.environment),
    ids,
  };
  return { kind: 'item', event: { ...circumstances, ...whatHappened(effect, error, body) } };
}

/** What the webhook says happened: its error, if it has one, weighs more than its code. */
function whatHappened(
  effect: NonNullable<ReturnType<typeof effectOf>>,
  error: PlaidError | undefined,
  body: z.infer<typeof bodyShape>,
): WhatHappened {
  if (effect === 'ended') return { kind: 'ended', error };
  if (error !== undefined) return { kind: 'failed', error };
  switch (effect) {
    case 'failed':
      return { kind: 'failed', error: { code: body.webhook_code } };
    case 'alive':
      return { kind: 'alive', product: body.webhook_type.toLowerCase() };
    case 'permission lost':
      return { kind: 'permission lost', product: body.webhook_type.toLowerCase() };
    case 'account lost':
      return { kind: 'account lost', accountId: identifierIn(body.account_id) ?? 'unknown' };
    case 'expiring':
      return {
        kind: 'expiring',
        deadline: dateIn(body.disconnect_time ?? body.consent_expiration_time),
        reason: codeIn(body.reason),
      };
    case 'repaired':
    case 'noted':
      return { kind: effect };
  }
}

type WhatHappened = ItemEvent extends infer Event
  ? Event extends ItemEvent
    ? Pick<
        Event,
        Exclude<
          keyof Event,
          'itemId' | 'at' | 'receivedAt' | 'source' | 'bodyHash' | 'environment' | 'ids'
        >
      >
    : never
  : never;

/** `environment` and `reason` are words of Plaid's: what else somebody puts there is nobody's business. */
function codeIn(value: string | undefined): string | undefined {
  return value !== undefined && /^[A-Za-z][A-Za-z_-]{0,79}$/.test(value) ? value : undefined;
}

function dateIn(value: string | undefined): string | undefined {
  const ms = value === undefined ? NaN : Date.parse(value);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** Every identifier of the body, so that a ticket can be complete later. Plaid names them all alike. */
function identifiersIn(body: Readonly<Record<string, unknown>>): Record<string, string> {
  const found = Object.entries(body).flatMap(([name, value]) => {
    const known = name === 'institution_name' ? nameIn(value) : undefined;
    const id =
      /^[A-Za-z_]{1,60}_id$/.test(name) && name !== 'item_id' ? identifierIn(value) : known;
    return id === undefined ? [] : [[name, id] as const];
  });
  return Object.fromEntries(found.slice(0, MOST_IDS));
}
