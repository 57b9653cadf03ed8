import { randomUUID } from 'node:crypto';

import { Webhook } from 'standardwebhooks';

import type { Sending } from './webhook-sender.ts';

/** What each says of its connection unless something else is wanted. */
const states: Readonly<Record<string, string>> = {
  'connection.created': 'PendingAuth',
  'connection.connected': 'Linked',
  'connection.disconnected': 'Deauthorized',
  'connection.reconnected': 'Linked',
  'connection.failed': 'PendingAuth',
  'connection.deleted': 'Linked',
};

/** What the pretend Codat can send. */
export const codatEvents: readonly string[] = [
  ...Object.keys(states),
  'read.completed',
  'client.rateLimit.reached',
  'client.rateLimit.reset',
  'company.created',
];

interface About {
  connectionId: string;
  companyId: string;
  companyName: string;
  status?: string | undefined;
}

export function codatWebhook(type: string, about: About): object {
  return {
    id: randomUUID(),
    eventType: type,
    generatedDate: new Date().toISOString(),
    payload: payloadOf(type, about),
  };
}

function payloadOf(type: string, { connectionId, companyId, companyName, status }: About): object {
  const referenceCompany = { id: companyId, name: companyName };
  if (type.startsWith('connection.'))
    return {
      referenceCompany,
      connection: {
        id: connectionId,
        integrationKey: 'suuo',
        platformName: 'Plaid',
        sourceType: 'Banking',
        linkUrl: `https://link-api.codat.io/companies/${companyId}/connections/${connectionId}/start`,
        status: status ?? states[type],
      },
    };
  if (type === 'read.completed') {
    const part = { connectionId, dataType: 'banking-transactions', status: 'Complete' };
    return { referenceCompany, dataTypes: [part] };
  }
  return type.startsWith('company.') ? { id: companyId, name: companyName } : { dailyQuota: 1_000 };
}

/**
 * As Codat signs it.
 *
 * @param messageId the same each time that it sends one webhook
 */
export function sendCodatWebhook(
  tartan: string,
  secret: string,
  webhook: object,
  { signature = 'own', signedAt = new Date() }: Sending = {},
  messageId = `msg_${randomUUID()}`,
): Promise<Response> {
  const text = JSON.stringify(webhook);
  const key = signature === 'other key' ? `whsec_${btoa('the key of somebody else')}` : secret;
  const signed = signature === 'other body' ? '{}' : text;
  const headers = {
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(signedAt.getTime() / 1000)),
    'webhook-signature': new Webhook(key).sign(messageId, signedAt, signed),
  };
  return fetch(`${tartan}/webhooks/codat`, {
    method: 'POST',
    ...(signature === 'none' ? {} : { headers }),
    body: text,
  });
}
