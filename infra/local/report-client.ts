import { randomUUID } from 'node:crypto';

import { Webhook } from 'standardwebhooks';

/** Tells Tartan what happened in your app. @param secret your REPORTS_SECRET, `whsec_…` */
export async function report(body: Report, tartan: string, secret: string): Promise<void> {
  const [id, now] = [`msg_${randomUUID()}`, new Date()];
  const text = JSON.stringify({ timestamp: now.toISOString(), ...body });
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, now, text),
  };
  const answer = await fetch(`${tartan}/reports`, { method: 'POST', headers, body: text });
  if (!answer.ok) throw new Error(`Tartan answered ${String(answer.status)}`);
}

export type Report =
  | ({ kind: 'link_exit' | 'link_event' | 'api_error'; error?: unknown; metadata?: unknown } & Ids)
  | ({ kind: 'item'; item_id: string; accounts?: readonly unknown[] } & Ids)
  | ({ kind: 'item_repaired' | 'item_removed'; item_id: string } & Ids)
  | ({ kind: 'data_issue'; item_id: string; issue: Issue } & Ids);

type Issue =
  'missing_transactions' | 'incorrect_transactions' | 'missing_accounts' | 'misclassified_accounts';

/** `item_id` where you know it, else `client_user_id`; of the others what you have. */
interface Ids {
  item_id?: string;
  client_user_id?: string;
  institution_id?: string;
  institution_name?: string;
  link_session_id?: string;
  request_id?: string;
  account_id?: string;
  codat_company_id?: string;
  codat_connection_id?: string;
}
