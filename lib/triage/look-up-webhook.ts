import { meant } from './meant.ts';
import { webhookMeanings } from './plaid/webhook-meaning.ts';
import { type NotSent, webhooksNotSent } from './plaid/webhook-not-sent.ts';

export type WebhookLookUp =
  /** Type and code of each that has this code; several types share some. */
  | { kind: 'sent'; names: readonly string[]; isExact: boolean }
  | { kind: 'not sent'; name: string; about: NotSent }
  | { kind: 'unknown'; nearest: readonly string[] };

const sent = Object.keys(webhookMeanings);
const notSent = new Map(Object.entries(webhooksNotSent));

/** Finds the webhook that a person means, by `TYPE.CODE` or by its code alone. */
export function lookUpWebhook(typed: string): WebhookLookUp {
  // As it is spelled: one that is gone differs from one that is sent by its case alone.
  const asSpelled = notSent.get(typed.trim());
  if (asSpelled !== undefined) return { kind: 'not sent', name: typed.trim(), about: asSpelled };
  const found = meant(typed, sent, spellings);
  if (found.kind === 'found' && found.isExact)
    return { kind: 'sent', names: found.candidates, isExact: true };
  const gone = meant(typed, [...notSent.keys()], spellings);
  const [name] = gone.kind === 'found' ? gone.candidates : [];
  const about = name === undefined ? undefined : notSent.get(name);
  if (name !== undefined && about !== undefined && gone.kind === 'found' && gone.isExact)
    return { kind: 'not sent', name, about };
  if (found.kind === 'found') return { kind: 'sent', names: found.candidates, isExact: false };
  if (name !== undefined && about !== undefined) return { kind: 'not sent', name, about };
  return { kind: 'unknown', nearest: found.nearest.slice(0, 3) };
}

function spellings(name: string): string[] {
  const code = name.slice(name.indexOf('.') + 1);
  return [code, name];
}
