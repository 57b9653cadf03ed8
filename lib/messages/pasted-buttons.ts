import type { PastedCode } from '#lib/pasted/find-codes.ts';
import type { PastedId } from '#lib/pasted/find-ids.ts';
import type { Pasted } from '#lib/pasted/read-paste.ts';
import { explainCode } from '#lib/triage/explain-code.ts';
import { knownCodes } from '#lib/triage/look-up.ts';
import { meaningOf } from '#lib/triage/plaid/webhook-meaning.ts';

import { actions, button, type Message } from './message.ts';

/** From what was pasted on to more about it: only what leads further gets a button. */
export function pastedButtons({ codes, webhooks, ids }: Pasted): Message['blocks'] {
  const questions = [
    ...codes.slice(0, 2).flatMap(codeQuestion),
    ...webhooks
      .filter((name) => meaningOf(name) !== undefined)
      .slice(0, 1)
      .map((name) => `webhook ${name}`),
    ...ids.slice(0, 2).map(idQuestion),
  ];
  return questions.length === 0
    ? []
    : [
        actions(
          ...questions.map((question, index) =>
            button(`ask_${String(index)}`, `/plaid ${question}`, question),
          ),
        ),
      ];
}

function codeQuestion({ code: pasted, type }: PastedCode): string[] {
  const explained = explainCode(pasted, type);
  switch (explained.kind) {
    case 'known': {
      const { entry } = explained;
      const isOneOfSeveral = knownCodes.filter((known) => known.code === entry.code).length > 1;
      return [`error ${isOneOfSeveral && type !== undefined ? `${entry.type} ` : ''}${entry.code}`];
    }
    case 'type only':
      return [`error ${explained.type} ${pasted}`];
    case 'unknown':
      return [];
  }
}

function idQuestion({ name, value }: PastedId): string {
  switch (name) {
    case 'institution_id':
      return `institution ${value}`;
    case 'item_id':
      return `item ${value}`;
    default:
      return `find ${value}`;
  }
}
