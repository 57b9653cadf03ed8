import * as z from 'zod/mini';

import { connectionEvent } from '#lib/health/connection-event.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { excerptOf } from '#lib/incoming/clipped.ts';
import { identifierIn, nameIn } from '#lib/incoming/identifier-in.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';
import { isDeeperThan, readJson } from '#lib/incoming/read-json.ts';

import { dateIn, parseConnection } from './parse-connection.ts';

const DEEPEST = 20;
/** A read of one company has a part for each type of data of each connection. */
const MOST_PARTS = 500;

const text = z.catch(z.optional(z.string()), undefined);
const named = z.catch(z.object({ id: z.optional(z.unknown()), name: text }), { id: undefined });

const envelope = z.object({
  eventType: text,
  generatedDate: text,
  payload: z.catch(
    z.object({
      id: z.optional(z.unknown()),
      name: text,
      referenceCompany: named,
      connection: z.optional(z.unknown()),
      dataTypes: z.catch(z.array(z.unknown()), []),
    }),
    { id: undefined, referenceCompany: { id: undefined }, connection: undefined, dataTypes: [] },
  ),
});

const readPart = z.object({ connectionId: z.optional(z.unknown()), status: text });

/** The row of the whole client, for what concerns no single connection. */
const client = { itemId: 'client', institution: 'codat', name: 'Codat' };

interface Arrival {
  at: Date;
  receivedAt: Date;
  /** Of Codat's id of the webhook: each try to deliver it has the same. */
  deliveryHash: string;
}

/**
 * Turns what Codat has signed into what we keep: one entry, but of a read one for each connection. `linkUrl` and tags
 * are dropped. It never throws.
 */
export function parseCodatWebhook(bytes: Uint8Array, arrival: Arrival): InboxEntry[] {
  const json = readJson(bytes);
  const parsed = isDeeperThan(json, DEEPEST) ? undefined : envelope.safeParse(json).data;
  const receivedAt = arrival.receivedAt.toISOString();
  const bodyHash = arrival.deliveryHash;
  // Letters alone: a number, or a token, is no name of an event.
  const type = /^[a-z.{}-]{1,80}$/i.test(parsed?.eventType ?? '') ? parsed?.eventType : undefined;
  if (parsed === undefined || type === undefined)
    return [
      {
        kind: 'quarantined',
        at: arrival.at.toISOString(),
        receivedAt,
        bodyHash,
        source: 'CODAT.UNREADABLE',
        reason: json === undefined ? 'not JSON' : 'not a webhook of Codat',
        size: bytes.byteLength,
        excerpt: json === undefined ? excerptOf(Buffer.from(bytes).toString('utf8')) : '',
      },
    ];
  const came: Came = {
    // Codat's clock, as it is the same at each try; one that is ahead of ours would outlast what comes later.
    at: earliest(dateIn(parsed.generatedDate), arrival.at),
    receivedAt,
    bodyHash,
    source: `CODAT.${type.toUpperCase()}`,
  };
  const entries = understood(type, parsed.payload, came);
  return entries.length > 0
    ? entries
    : [{ kind: 'unfollowed', ...came, subject: 'CODAT', excerpt: excerptOf(type) }];
}

type Came = Pick<ItemEvent, 'at' | 'receivedAt' | 'bodyHash' | 'source'>;
type Payload = z.infer<typeof envelope>['payload'];

function understood(type: string, payload: Payload, came: Came): InboxEntry[] {
  if (type.startsWith('connection.')) return ofConnection(type, payload, came);
  if (/^read\.completed(?:\.initial)?$/.test(type)) return ofRead(payload, came);
  if (type === 'client.rateLimit.reached' || type === 'client.rateLimit.reset')
    return [{ kind: 'connection', event: ofClient(type, came) }];
  return type.startsWith('company.') ? ofCompany(payload, came) : [];
}

function ofConnection(type: string, payload: Payload, came: Came): InboxEntry[] {
  const connection = parseConnection(payload.connection);
  const companyId = identifierIn(payload.referenceCompany.id);
  if (connection === undefined || companyId === undefined) return [];
  const company = { companyId, name: nameIn(payload.referenceCompany.name) };
  const isGone = type === 'connection.deleted';
  return [{ kind: 'connection', event: connectionEvent(connection, company, came, isGone) }];
}

/** Data that came through shows that a connection works; why other data did not come is told by `connection.*`. */
function ofRead(payload: Payload, came: Came): InboxEntry[] {
  const parts = payload.dataTypes.slice(0, MOST_PARTS).flatMap((part) => {
    const read = readPart.safeParse(part).data;
    const itemId = identifierIn(read?.connectionId);
    return itemId === undefined ? [] : [{ itemId, isComplete: read?.status === 'Complete' }];
  });
  const companyId = identifierIn(payload.referenceCompany.id);
  return [...new Set(parts.map(({ itemId }) => itemId))].map((itemId): InboxEntry => {
    const isAlive = parts.some((part) => part.itemId === itemId && part.isComplete);
    const ids = { connectionId: itemId, ...(companyId === undefined ? {} : { companyId }) };
    const about = { ...came, itemId, ids };
    return {
      kind: 'connection',
      event: isAlive ? { ...about, kind: 'alive', product: 'data' } : { ...about, kind: 'noted' },
    };
  });
}

/** Codat's quota of requests a day. */
function ofClient(type: string, came: Came): ItemEvent {
  const { itemId, institution, name } = client;
  const about = { ...came, itemId, ids: { institution_id: institution, institution_name: name } };
  return type === 'client.rateLimit.reached'
    ? { ...about, kind: 'failed', error: { code: 'RATE_LIMIT_REACHED', type: 'CODAT' } }
    : { ...about, kind: 'repaired' };
}

function ofCompany(payload: Payload, came: Came): InboxEntry[] {
  const companyId = identifierIn(payload.id);
  if (companyId === undefined) return [];
  const name = nameIn(payload.name);
  const ids = { companyId, ...(name === undefined ? {} : { companyName: name }) };
  return [{ kind: 'other', ...came, subject: `codat company ${companyId}`, ids }];
}

function earliest(stated: string | undefined, signed: Date): string {
  const at = signed.toISOString();
  return stated !== undefined && stated < at ? stated : at;
}
