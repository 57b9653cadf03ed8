import { itemWebhook, sampleByName } from '../local/item-webhook.ts';
import { codatEvents, codatWebhook, sendCodatWebhook } from '../local/codat-webhook.ts';
import { madeUpCompanies } from '../local/codat-world.ts';
import type { Sending } from '../local/webhook-sender.ts';
import { type Backstage, plaidOf, Untakable } from './backstage.ts';
import type { DoorSaid, Manner, SendWebhook } from './contract.ts';

export type WebhookSending = (wanted: SendWebhook) => Promise<DoorSaid[]>;

const MINUTE_MS = 60_000;
/** Doors take nothing that is older than five. */
const OLDEST_MS = 4 * MINUTE_MS;

/** Sends what Plaid and Codat can send, in whatever manner. */
export function openWebhooks(backstage: Backstage): WebhookSending {
  /** When the last one about a subject was signed, by its id. */
  const lastSigned = new Map<string, number>();

  function signedAt(manner: Manner, subject: string): Date {
    const now = Date.now();
    if (manner === 'stale') return new Date(now - 6 * MINUTE_MS);
    if (manner !== 'out-of-order') return new Date(now);
    const before = (lastSigned.get(subject) ?? now) - MINUTE_MS;
    return new Date(Math.max(before, now - OLDEST_MS));
  }

  return async (wanted) => {
    const { subject, manner } = wanted;
    const at = signedAt(manner, subject);
    if (manner === 'signed' || manner === 'twice') lastSigned.set(subject, at.getTime());
    const sending: Sending = { signature: signatures[manner], signedAt: at };
    const send = wanted.from === 'plaid' ? plaidWebhook : codat;
    const deliver = send(wanted, sending, backstage);
    const answers = [await timed(deliver)];
    if (manner === 'twice') answers.push(await timed(deliver));
    return answers;
  };
}

const signatures: Readonly<Record<Manner, NonNullable<Sending['signature']>>> = {
  signed: 'own',
  twice: 'own',
  stale: 'own',
  'out-of-order': 'own',
  unsigned: 'none',
  forged: 'other key',
  altered: 'other body',
};

type Deliver = () => Promise<{ status: number; body: string }>;

function plaidWebhook(
  { name, subject, fields }: SendWebhook,
  sending: Sending,
  backstage: Backstage,
): Deliver {
  const plaid = plaidOf(backstage);
  if (!sampleByName.has(name)) throw new Untakable(`Plaid sends no webhook ${name}.`);
  const webhook = { ...itemWebhook(name, subject, plaid.items.bankOf(subject)), ...fields };
  return () => plaid.send(webhook, sending);
}

function codat(
  { name, subject, fields }: SendWebhook,
  sending: Sending,
  { door }: Backstage,
): Deliver {
  if (!codatEvents.includes(name)) throw new Untakable(`Codat sends no webhook ${name}.`);
  const company =
    madeUpCompanies.find(({ connections }) => connections.some(({ id }) => id === subject)) ??
    madeUpCompanies[0];
  const { status } = fields;
  const webhook = codatWebhook(name, {
    connectionId: subject,
    companyId: company?.id ?? '',
    companyName: company?.name ?? '',
    status: typeof status === 'string' && status !== '' ? status : undefined,
  });
  const messageId = `msg_${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  return async () => {
    const secret = process.env['CODAT_WEBHOOK_SECRET'] ?? '';
    const answer = await sendCodatWebhook(door(), secret, webhook, sending, messageId);
    return { status: answer.status, body: await answer.text() };
  };
}

async function timed(deliver: Deliver): Promise<DoorSaid> {
  const began = performance.now();
  const { status, body } = await deliver();
  return { status, body, ms: Math.round(performance.now() - began) };
}
