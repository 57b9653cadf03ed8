import type { IncomingHttpHeaders } from 'node:http';

import { listen, type LocalAnswer, type LocalServer } from './listen.ts';
import { plaidFault, requestId } from './plaid-fault.ts';
import { institutionById, searchInstitutions } from './pretend-institutions.ts';
import { itemGet } from './pretend-item-get.ts';
import type { PretendItems } from './pretend-items.ts';
import { createPublicToken, exchangePublicToken, removeItem } from './pretend-public-tokens.ts';
import { fireWebhook, resetLogin } from './pretend-sandbox.ts';
import { openWebhookSender, type Sending } from './webhook-sender.ts';

interface PretendPlaidOptions {
  /** Keeps the signing key over a restart. */
  keyFile: string;
  /** Where webhooks go. */
  door: () => string;
  /** The keys that it takes. */
  clientId: string;
  secret: string;
  items: PretendItems;
}

export interface PretendPlaid extends LocalServer {
  items: PretendItems;
  /** What was signed by Plaid is so at Plaid. @returns what the door answered */
  send(webhook: unknown, sending?: Sending): Promise<{ status: number; body: string }>;
}

type PlaidRequest = Readonly<Record<string, unknown>>;
type Endpoint = (request: PlaidRequest) => Promise<LocalAnswer> | LocalAnswer;

/**
 * Plaid as far as Tartan speaks with it: its verification keys, institutions, how an Item is, what Sandbox can do to it,
 * and signed webhooks in its wire form.
 */
export async function startPretendPlaid(options: PretendPlaidOptions): Promise<PretendPlaid> {
  const { items } = options;
  const { jwk, send } = await openWebhookSender(options.keyFile, options.door);
  const endpoints = new Map<string, Endpoint>([
    [
      '/webhook_verification_key/get',
      ({ key_id: kid }) =>
        kid === jwk.kid
          ? { status: 200, body: { key: jwk, request_id: requestId() } }
          : plaidFault('INVALID_INPUT', 'INVALID_WEBHOOK_VERIFICATION_KEY_ID', 'no such key id'),
    ],
    ['/institutions/get_by_id', institutionById],
    ['/institutions/search', searchInstitutions],
    ['/item/get', (request) => itemGet(request, items, `${options.door()}/webhooks/plaid`)],
    ['/sandbox/public_token/create', (request) => createPublicToken(request)],
    ['/item/public_token/exchange', (request) => exchangePublicToken(request, items)],
    ['/item/remove', (request) => removeItem(request, items)],
    ['/sandbox/item/fire_webhook', (request) => fireWebhook(request, items, send)],
    ['/sandbox/item/reset_login', (request) => resetLogin(request, items, send)],
  ]);

  function tell(webhook: unknown, sending: Sending = {}) {
    if ((sending.signature ?? 'own') === 'own') items.rememberWebhook(webhook);
    return send(webhook, sending);
  }

  const server = await listen(0, async ({ method, url, headers, body }) => {
    if (method !== 'POST') return { status: 404, body: {} };
    const request: PlaidRequest = JSON.parse(body.toString('utf8'));
    // What `npm run webhook` asks for; `signature` plays a forger.
    if (url.pathname === '/local/webhooks') {
      const sending = request['signature'] === 'none' ? ({ signature: 'none' } as const) : {};
      return { status: 200, body: await tell(request['webhook'], sending) };
    }
    // What `npm run report` has told Tartan is so at Plaid, too.
    if (url.pathname === '/local/reports') {
      items.rememberReport(request);
      return { status: 200, body: {} };
    }
    const endpoint = endpoints.get(url.pathname);
    if (endpoint === undefined) return { status: 404, body: {} };
    return hasKeys(request, headers, options)
      ? endpoint(request)
      : plaidFault('INVALID_INPUT', 'INVALID_API_KEYS', 'client_id or secret is not right');
  });
  return { ...server, items, send: tell };
}

/** Plaid takes its keys in headers or in the body. */
function hasKeys(
  request: PlaidRequest,
  headers: IncomingHttpHeaders,
  { clientId, secret }: PretendPlaidOptions,
): boolean {
  return (
    (headers['plaid-client-id'] ?? request['client_id']) === clientId &&
    (headers['plaid-secret'] ?? request['secret']) === secret
  );
}
