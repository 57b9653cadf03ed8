import type { Pasted } from '#lib/pasted/read-paste.ts';
import type { PastedCode } from '#lib/pasted/find-codes.ts';
import { explainCode } from '#lib/triage/explain-code.ts';
import { reasonFor } from '#lib/triage/plaid/error-code-reason.ts';
import { meaningOf } from '#lib/triage/plaid/webhook-meaning.ts';

import { context, list, type Message, section } from './message.ts';
import { pastedButtons } from './pasted-buttons.ts';
import { secretBlocks } from './secret-message.ts';
import { bold, code, escape, escapeWithin, link } from './text.ts';
import { actorNames } from './wording.ts';

const SHOWN = 4;
const SHOWN_IDS = 12;

/** What a pasted text says: its codes, webhooks and identifiers, each explained. */
export function pastedMessage(pasted: Pasted): Message {
  const { codes, webhooks, ids, secrets } = pasted;
  const isEmpty = codes.length + webhooks.length + ids.length === 0;
  return {
    text: escapeWithin(headline(pasted), 300),
    blocks: [
      ...secretBlocks(secrets),
      ...(isEmpty ? [section(nothingFound)] : []),
      ...codes.slice(0, SHOWN).map(codeSection),
      ...andMore(codes.length, SHOWN, 'error codes'),
      ...reasonBlocks(pasted),
      ...webhooks.slice(0, SHOWN).map(webhookSection),
      ...andMore(webhooks.length, SHOWN, 'webhooks'),
      ...list(
        'Identifiers',
        ids
          .slice(0, SHOWN_IDS)
          .map(
            ({ name, value }) => `${name === undefined ? 'an id' : escape(name)} ${code(value)}`,
          ),
      ),
      ...andMore(ids.length, SHOWN_IDS, 'identifiers'),
      ...pastedButtons(pasted),
    ],
  };
}

const nothingFound =
  'There is no error code, webhook or identifier of Plaid in that. Paste the error’s JSON, the body of a webhook, a line of your log, or a sentence with the ids in it.';

function headline({ codes, webhooks, ids, secrets }: Pasted): string {
  const found = [
    ...codes.map((one) => one.code),
    ...webhooks,
    ...(ids.length === 0
      ? []
      : [ids.length === 1 ? '1 identifier' : `${String(ids.length)} identifiers`]),
  ];
  const says = found.length === 0 ? nothingFound : `Found: ${found.join(', ')}.`;
  return secrets.length === 0 ? says : `That held a secret: rotate it. ${says}`;
}

function codeSection({ code: pasted, type }: PastedCode): Message['blocks'][number] {
  const explained = explainCode(pasted, type);
  switch (explained.kind) {
    case 'known': {
      const { advice } = explained.entry;
      return section(
        [
          `${bold(explained.entry.code)}  ${escape(advice.meaning)}`,
          `*Who acts:* ${actorNames[advice.whoActs]}. ${escape(advice.next)}`,
          `*Try again:* ${escape(advice.retry.advice)}`,
        ].join('\n'),
      );
    }
    case 'type only':
      return section(
        [
          `${bold(pasted)}  Tartan does not know this code; this is what its type ${code(explained.type)} tells. ${escape(explained.about.meaning)}`,
          `*Who acts:* ${actorNames[explained.about.whoActs]}. ${escape(explained.about.next)}`,
          `*Try again:* ${escape(explained.about.retry)}  ${link(explained.about.docs, 'Plaid’s page')}`,
        ].join('\n'),
      );
    case 'unknown':
      return section(
        `${bold(pasted)}  Tartan does not know this code; Plaid’s are listed at plaid.com/docs/errors.`,
      );
  }
}

function reasonBlocks({ reason }: Pasted): Message['blocks'] {
  const about = reason === undefined ? undefined : reasonFor(reason);
  return about === undefined
    ? []
    : [section(`*Reason* ${code(about.reason)}  ${escape(about.meaning)} ${escape(about.next)}`)];
}

function webhookSection(name: string): Message['blocks'][number] {
  const known = meaningOf(name);
  return section(
    known === undefined
      ? `${bold(name)}  A webhook that Tartan does not know; Plaid’s are listed at plaid.com/docs/api/webhooks.`
      : `${bold(name)}  ${escape(known.meaning)}\n*What to do:* ${escape(known.whatToDo)}`,
  );
}

function andMore(count: number, shown: number, what: string): Message['blocks'] {
  return count > shown ? [context(`and ${String(count - shown)} more ${what}`)] : [];
}
