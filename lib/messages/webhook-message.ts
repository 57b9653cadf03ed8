import { effectOf, type WebhookEffect } from '#lib/health/webhook-effect.ts';
import { webhookFields } from '#lib/triage/plaid/webhook-fields.ts';
import { meaningOf } from '#lib/triage/plaid/webhook-meaning.ts';
import type { NotSent } from '#lib/triage/plaid/webhook-not-sent.ts';

import { actions, button, context, type Message, section } from './message.ts';
import { bold, code, escape, link } from './text.ts';

const DOCS = 'https://plaid.com/docs/api/webhooks/';
const MOST = 8;

const effectWords: Readonly<Record<WebhookEffect, string>> = {
  failed: 'the Item counts as broken, as its error code says',
  repaired: 'the login trouble of the Item is over',
  alive: 'data came through, so the login works: a login trouble is over, and “last data” is now',
  expiring: 'the Item counts as about to break, with the date if there is one; not as broken',
  'permission lost': 'the Item counts as degraded for this product',
  'account lost': 'the Item counts as degraded for this account',
  ended: 'the Item has ended for good',
  noted: 'none: it is kept in the history',
};

/**
 * @param names type and code of each webhook with the code that was asked for
 * @param isCorrected true when a typing slip was passed over
 */
export function webhookMessage(names: readonly string[], isCorrected: boolean): Message {
  const [first = ''] = names;
  const asked = names.length === 1 ? first : codeOf(first);
  return {
    text: escape(`${names.slice(0, 3).join(', ')}: ${meaningOf(first)?.meaning ?? ''}`),
    blocks: [
      ...(isCorrected ? [context(`Taken as ${code(asked)}.`)] : []),
      ...names.slice(0, MOST).flatMap(entry),
      context(
        [
          'An error inside any webhook counts as a failure, whatever its code says.',
          link(DOCS, 'Plaid’s page'),
        ].join(' '),
      ),
      actions(button('share', 'Share in channel', `webhook ${asked}`)),
    ],
  };
}

function entry(name: string): Message['blocks'] {
  const known = meaningOf(name);
  const effect = effectOf(name);
  const fields = new Map(Object.entries(webhookFields)).get(name) ?? [];
  return [
    section(
      [
        `${bold(name)}  ${escape(known?.meaning ?? '')}`,
        `*What to do:* ${escape(known?.whatToDo ?? '')}`,
        `*Health in Tartan:* ${effect === undefined ? 'none' : effectWords[effect]}.`,
        ...(known?.standing === undefined ? [] : [`*Standing:* ${escape(known.standing)}.`]),
        `*Carries:* ${fields.length === 0 ? 'nothing of its own' : fields.map(code).join(', ')}`,
      ].join('\n'),
    ),
  ];
}

export function notSentMessage(name: string, about: NotSent): Message {
  const standing =
    about.kind === 'never sent'
      ? 'Plaid does not send this'
      : `Plaid no longer sends this${about.until === undefined ? '' : ` (last described ${about.until})`}`;
  return {
    text: escape(`${name}: ${standing}. Instead: ${about.instead}`),
    blocks: [
      section(`${bold(name)}  ${standing}.`),
      section(`${escape(about.meaning)}\n*Instead:* ${escape(about.instead)}`),
      context(
        `Should it come all the same, Tartan answers 200 and keeps it.  ${link(DOCS, 'Plaid’s page')}`,
      ),
    ],
  };
}

function codeOf(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}
