import * as z from 'zod/mini';

import { type DataFault, isDataFault } from '#lib/health/data-fault.ts';
import type { ItemEvent, PlaidError } from '#lib/health/item-event.ts';
import { identifierKind, isIdentifierName } from '#lib/identifiers/identifier-kinds.ts';
import { excerptOf } from '#lib/incoming/clipped.ts';
import { identifierIn, nameIn } from '#lib/incoming/identifier-in.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';
import { parseError } from '#lib/incoming/parse-error.ts';
import { isDeeperThan, readJson } from '#lib/incoming/read-json.ts';

import { parseAccounts } from './parse-accounts.ts';
import { timeOf } from './time-of.ts';

type Fields = Readonly<Record<string, unknown>>;

const fields = z.record(z.string(), z.unknown());
const DEEPEST = 20;

/** Errors of the API that tell for certain how the Item is; others may be the request's, or pass. */
const statesOfItem = ['ITEM_LOGIN_REQUIRED', 'USER_PERMISSION_REVOKED'];

/** What our reports call Codat's identifiers, and what Codat itself does. */
const codatNames: Readonly<Record<string, string>> = {
  codat_company_id: 'companyId',
  codat_connection_id: 'connectionId',
};

interface Arrival {
  at: Date;
  receivedAt: Date;
  bodyHash: string;
}

/**
 * Turns what your app has signed into what we keep: identifiers, codes and accounts; whatever else it sent is dropped.
 * What Link gives to `onExit` and `onEvent` may be passed on as `metadata`. It never throws.
 */
export function parseReport(bytes: Uint8Array, arrival: Arrival): InboxEntry {
  const receivedAt = arrival.receivedAt.toISOString();
  const { bodyHash } = arrival;
  const json = readJson(bytes);
  const parsed = isDeeperThan(json, DEEPEST) ? undefined : fields.safeParse(json).data;
  if (parsed === undefined)
    return {
      kind: 'quarantined',
      at: arrival.at.toISOString(),
      receivedAt,
      bodyHash,
      source: 'REPORT.UNREADABLE',
      reason: json === undefined ? 'not JSON' : 'not a report',
      size: bytes.byteLength,
      // Of JSON that is no report nothing tells what is a name: its size and hash are enough.
      excerpt: json === undefined ? excerptOf(spelledOut(bytes)) : '',
    };
  const body = flattened(parsed);
  const kind = codeIn(body['kind'])?.toUpperCase() ?? 'UNKNOWN';
  const at = timeOf(body['timestamp'], arrival.at, arrival.receivedAt);
  const came = { at, receivedAt, bodyHash, source: `REPORT.${kind}`, ids: identifiersIn(body) };
  return (
    understood(kind, body, came) ?? {
      kind: 'unfollowed',
      at,
      receivedAt,
      bodyHash,
      source: came.source,
      subject: 'REPORT',
      // The names of the fields alone: their values may be anybody's.
      excerpt: excerptOf(Object.keys(parsed).join(', ')),
    }
  );
}

/** What is no JSON may still have its escapes, and a secret must not hide in them. */
function spelledOut(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('utf8')
    .replaceAll(/\\(?:u([0-9a-f]{4})|\/)/gi, (_escape, hex?: string) =>
      hex === undefined ? '/' : String.fromCharCode(parseInt(hex, 16)),
    )
    .replaceAll('\u0000', '');
}

type Came = Pick<ItemEvent, 'at' | 'receivedAt' | 'bodyHash' | 'source' | 'ids'>;

/** @returns undefined for a kind that we do not know, or that lacks what it is about */
function understood(kind: string, body: Fields, came: Came): InboxEntry | undefined {
  const itemId = itemIdIn(body['item_id']);
  const ofItem = (what: WhatHappened): InboxEntry | undefined =>
    itemId === undefined ? undefined : { kind: 'item', event: { ...came, itemId, ...what } };
  switch (kind) {
    case 'ITEM':
      return ofItem({ kind: 'described', accounts: parseAccounts(body['accounts']) });
    case 'ITEM_REPAIRED':
      return ofItem({ kind: 'repaired' });
    case 'ITEM_REMOVED':
      return ofItem({ kind: 'ended' });
    case 'DATA_ISSUE': {
      const fault = faultIn(body['issue']);
      return fault && ofItem({ kind: 'data faulty', fault, accountId: came.ids['account_id'] });
    }
    case 'LINK_EXIT':
    case 'LINK_EVENT':
    case 'API_ERROR': {
      const error = errorIn(body);
      if (kind === 'API_ERROR' && error !== undefined && statesOfItem.includes(error.code))
        return ofItem({ kind: 'failed', error }) ?? reported(undefined, error, body, came);
      return reported(itemId, error, body, came);
    }
    default:
      return undefined;
  }
}

type WhatHappened = ItemEvent extends infer Event
  ? Event extends ItemEvent
    ? Omit<Event, keyof Came | 'itemId' | 'environment'>
    : never
  : never;

/** Something that happened in Link or in a call of the API: to an Item, to a user, or to nobody that we know. */
function reported(
  itemId: string | undefined,
  error: PlaidError | undefined,
  body: Fields,
  came: Came,
): InboxEntry {
  const noted = { ...came, kind: 'noted', error, what: whatIn(body) } as const;
  if (itemId !== undefined) return { kind: 'item', event: { ...noted, itemId } };
  const { client_user_id: clientUserId, institution_id: institutionId } = came.ids;
  if (clientUserId !== undefined) return { kind: 'user', clientUserId, event: noted };
  return { ...came, kind: 'other', subject: institutionId ?? came.source, error };
}

/**
 * Link puts most of what it tells into `metadata`, and the bank into an object of its own; Plaid's API puts the id of the
 * call into the error. What is null says nothing.
 */
function flattened(body: Fields): Fields {
  const metadata = fields.safeParse(body['metadata']).data ?? {};
  const institution = fields.safeParse(body['institution'] ?? metadata['institution']).data ?? {};
  const error = fields.safeParse(body['error']).data ?? {};
  return {
    institution_id: institution['institution_id'],
    institution_name: institution['name'],
    request_id: error['request_id'],
    ...said(metadata),
    ...said(body),
    kind: body['kind'] ?? body['type'],
  };
}

function said(part: Fields): Fields {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null));
}

function identifiersIn(body: Fields): Record<string, string> {
  const found = Object.entries(body).map(([name, value]): [string, string | undefined] => {
    const known = codatNames[name] ?? name;
    if (known === 'institution_name') return [known, nameIn(value)];
    const isKept = isIdentifierName(known) && !identifierKind(known).isSecret;
    return [known, isKept && known !== 'item_id' ? identifierIn(value) : undefined];
  });
  const ids: Record<string, string> = {};
  for (const [name, value] of found) if (value !== undefined) ids[name] = value;
  return ids;
}

/** An API error says it in `error`, as does `onExit`; `onEvent` says it among its metadata. */
function errorIn(body: Fields): PlaidError | undefined {
  const { error, error_code: code } = body;
  const told = error ?? (typeof code === 'string' && code !== '' ? body : undefined);
  return parseError(told, 'UNKNOWN_ERROR');
}

/** What happened in Link, in its own codes: `TRANSITION_VIEW CREDENTIAL`, `requires_credentials`. */
function whatIn(body: Fields): string | undefined {
  const codes = [body['event_name'], body['view_name'], body['exit_status'] ?? body['status']];
  const happened = codes.flatMap((code) => codeIn(code) ?? []);
  return happened.length === 0 ? undefined : happened.join(' ');
}

function codeIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z][A-Za-z_-]{0,59}$/.test(value) ? value : undefined;
}

function faultIn(value: unknown): DataFault | undefined {
  return typeof value === 'string' && isDataFault(value) ? value : undefined;
}

/** As webhooks have it: whole, or not at all. */
function itemIdIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9][\w-]{0,127}$/.test(value) ? value : undefined;
}
