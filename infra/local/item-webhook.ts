import type { BankOfItem } from './banks.ts';
import {
  webhookSamples,
  webhooksWithoutEnvironment,
  webhooksWithoutItem,
} from './webhook-samples.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What the pretend Plaid can send, by type and code. */
export const sampleByName: ReadonlyMap<string, Fields> = new Map<string, Fields>(
  Object.entries(webhookSamples),
);

/** The sample of a webhook, made out for an Item. @param name type and code */
export function itemWebhook(name: string, itemId: string, bank: BankOfItem | undefined): Fields {
  const [webhookType, webhookCode] = name.split('.');
  return {
    ...sampleByName.get(name),
    webhook_type: webhookType,
    webhook_code: webhookCode,
    ...(webhooksWithoutEnvironment.includes(name) ? {} : { environment: 'sandbox' }),
    // Plaid leaves the bank out of Item webhooks; your app will report it. The pretend Plaid says it at once.
    ...(webhooksWithoutItem.includes(name) ? {} : { item_id: itemId, ...bank }),
  };
}
