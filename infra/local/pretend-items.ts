import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';

import * as z from 'zod/mini';

import { effectOf } from '#lib/health/webhook-effect.ts';

import { bankOfItem, type BankOfItem } from './banks.ts';
import { accessTokenOf } from './pretend-access-tokens.ts';

const pretendItem = z.object({
  itemId: z.string(),
  /** Missing when nothing has said it: better no bank than a wrong one. */
  bank: z.optional(z.object({ institution_id: z.string(), institution_name: z.string() })),
  /** As Plaid writes it. */
  error: z.optional(z.unknown()),
  consentUntil: z.optional(z.string()),
  /** The user withdrew it. */
  isGone: z.optional(z.boolean()),
  /** Its token is of no use any more. */
  isRemoved: z.optional(z.boolean()),
  lastData: z.optional(z.string()),
  lastFailure: z.optional(z.string()),
});

export type PretendItem = z.infer<typeof pretendItem>;

/** The Items that the pretend Plaid has, and how they are. */
export interface PretendItems {
  all(): readonly PretendItem[];
  clear(): void;
  /** @param bank undefined: nobody has said it yet */
  remember(itemId: string, bank?: BankOfItem): void;
  /** It was removed by its owner. */
  forget(itemId: string): void;
  /** What was sent changes the Item that it is about. */
  rememberWebhook(webhook: unknown): void;
  /** What was reported, too: the app's user has logged in again there, and it knows the bank. */
  rememberReport(report: unknown): void;
  /** @returns undefined for a token that was never given */
  itemOf(accessToken: unknown): PretendItem | undefined;
  bankOf(itemId: string): BankOfItem | undefined;
}

/** @param file keeps them over a restart, a line for each change */
export function openPretendItems(file?: string): PretendItems {
  const items = new Map<string, PretendItem>();
  const idByToken = new Map<unknown, string>();

  function put(item: PretendItem): void {
    items.set(item.itemId, item);
    idByToken.set(accessTokenOf(item.itemId), item.itemId);
  }

  function change(itemId: string, changed: Partial<PretendItem>): void {
    put({ ...items.get(itemId), ...changed, itemId });
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(items.get(itemId))}\n`);
  }

  const lines = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : '';
  for (const line of lines.split('\n').filter((one) => one !== ''))
    put(pretendItem.parse(JSON.parse(line)));

  return {
    all: () => [...items.values()].filter(({ isRemoved }) => isRemoved !== true),
    clear() {
      items.clear();
      idByToken.clear();
      if (file !== undefined) rmSync(file, { force: true });
    },
    remember(itemId, bank) {
      if (!items.has(itemId)) change(itemId, bank === undefined ? {} : { bank });
    },
    forget(itemId) {
      change(itemId, { isRemoved: true });
    },
    rememberWebhook(webhook) {
      const fields = fieldsOf(webhook);
      const { item_id: itemId } = fields;
      if (typeof itemId === 'string')
        change(itemId, { ...bankIn(fields), ...changeBy(fields, new Date()) });
    },
    rememberReport(report) {
      const fields = fieldsOf(report);
      const { item_id: itemId, kind } = fields;
      if (typeof itemId === 'string')
        change(itemId, { ...bankIn(fields), ...(kind === 'item_repaired' ? repaired : {}) });
    },
    itemOf(accessToken) {
      const item = items.get(idByToken.get(accessToken) ?? '');
      return item?.isRemoved === true ? undefined : item;
    },
    bankOf: (itemId) => items.get(itemId)?.bank,
  };
}

const repaired = { error: undefined, isGone: false, consentUntil: undefined };

function changeBy(fields: Readonly<Record<string, unknown>>, now: Date): Partial<PretendItem> {
  const { webhook_type: type, webhook_code: code, error, consent_expiration_time: until } = fields;
  const effect = effectOf(`${String(type)}.${String(code)}`);
  const at = now.toISOString();
  if (effect === 'ended') return { isGone: true };
  if (effect === 'repaired') return repaired;
  if (error !== undefined && error !== null) return { error, lastFailure: at };
  if (effect === 'alive') return { error: undefined, lastData: at };
  return effect === 'expiring' && typeof until === 'string' ? { consentUntil: until } : {};
}

function bankIn(fields: Readonly<Record<string, unknown>>): { bank?: BankOfItem } {
  const { institution_id: id, institution_name: name } = fields;
  return typeof id === 'string'
    ? { bank: bankOfItem(id, typeof name === 'string' ? name : undefined) }
    : {};
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return { ...Object(value) };
}
