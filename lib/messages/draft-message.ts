import type { KnownBlock } from '@slack/types';

import type { TicketDraft } from '#lib/tickets/write-ticket.ts';

import { plain, textInput } from './inputs.ts';
import { limits } from './limits.ts';
import { context, list, type Message, type Modal, preformatted, section } from './message.ts';
import { code, escape, escapeWithin, link, person } from './text.ts';

export const CASE_FORM = 'case_form';

/** A message takes about 12,000 characters, a modal 250 kB: what can be typed into the form fits into both. */
const MESSAGE_PAGES = 3;
const MODAL_PAGES = 20;

/** The draft as text to copy. */
export function ticketText(draft: Pick<TicketDraft, 'subject' | 'body'>): string {
  return `Subject: ${draft.subject}\n\n${draft.body}`;
}

/** The finished draft for who wrote it, with a place for the number that support will give. */
export function draftModal(draft: TicketDraft, metadata: string, whereElse: string): Modal {
  return {
    type: 'modal',
    callback_id: CASE_FORM,
    private_metadata: metadata,
    title: plain('Ticket draft', limits.modal.title),
    submit: plain('I filed it', limits.modal.close),
    close: plain('Close', limits.modal.close),
    blocks: [
      ...draftBlocks(draft, MODAL_PAGES),
      ...(whereElse === '' ? [] : [context(escape(whereElse))]),
      textInput(
        {
          id: 'case',
          label: 'Once it is filed: the case number',
          hint: 'Tartan then shows the case with the alert and the Item, and says what happens to it by itself.',
        },
        false,
      ),
    ],
  };
}

/** The draft for the thread that it came from. @param by Slack's id of who wrote it */
export function draftMessage(draft: TicketDraft, by: string): Message {
  return {
    text: escapeWithin(`Ticket draft: ${draft.subject}`, 150),
    blocks: [section(`Ticket draft by ${person(by)}`), ...draftBlocks(draft, MESSAGE_PAGES)],
  };
}

function draftBlocks(draft: TicketDraft, mostPages: number): KnownBlock[] {
  const { kind } = draft;
  const text = pages(ticketText(draft));
  return [
    section(`Copy this into ${link(kind.form, formName(draft))}.${placeOf(draft)}`),
    ...text.slice(0, mostPages).map(preformatted),
    ...(text.length > mostPages
      ? [context('The draft is longer than Slack takes; it ends here.')]
      : []),
    ...list(
      'Still missing',
      draft.missing.map(
        ({ anyOf, where }) => `${anyOf.map(code).join(' or ')}: ${where.map(escape).join('; or ')}`,
      ),
    ),
    context('Access tokens go into Plaid’s form only, never into Slack.'),
  ];
}

function formName({ kind }: TicketDraft): string {
  return kind.with === 'Codat' ? 'a mail to support@codat.io' : 'Plaid’s form';
}

function placeOf({ kind }: TicketDraft): string {
  return kind.category === undefined ? '' : ` In its menu: ${escape(kind.category)}.`;
}

/** Slack takes so much of a text at once; no sign is cut that is two characters for Slack. */
function pages(text: string): string[] {
  const page = `[^]{1,${String(limits.section.text)}}(?![\\udc00-\\udfff])`;
  return text.match(new RegExp(page, 'g')) ?? [];
}
