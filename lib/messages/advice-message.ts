import { type KnownCode, knownCodes } from '#lib/triage/look-up.ts';

import { actions, button, context, list, type Message, preformatted, section } from './message.ts';
import { bold, code, escape, escapeWithin, items, link } from './text.ts';
import { actorNames } from './wording.ts';

const retryWords = { never: 'No', 'at once': 'Yes, at once', later: 'Yes, later' } as const;

/**
 * What we know about one code, under each type that it stands for.
 *
 * @param affected how many Items are in it now
 * @param correctedFrom what the person typed, when it was not quite the code
 */
export function adviceMessage(
  entries: readonly KnownCode[],
  affected: number,
  correctedFrom: string | undefined,
): Message {
  const [first] = entries;
  if (first === undefined)
    return { text: 'Nothing is known.', blocks: [section('Nothing is known.')] };
  return {
    text: escapeWithin(`${first.code}: ${first.advice.meaning} ${first.advice.next}`, 300),
    blocks: [
      ...(correctedFrom === undefined ? [] : [context(`Taken as ${code(first.code)}.`)]),
      section(
        `${bold(first.code)}: ${affected === 0 ? 'no Item has it now' : `${items(affected)} with it now`}`,
      ),
      ...(entries.length === 1 ? fullEntry(first) : entries.slice(0, 5).flatMap(shortEntry)),
      actions(button('share', 'Share in channel', `error ${shareWords(entries)}`)),
    ],
  };
}

/** What asks for these entries again: with the type, where it is one of several of that code. */
function shareWords(entries: readonly KnownCode[]): string {
  const [first] = entries;
  const all = knownCodes.filter(({ code: known }) => known === first?.code);
  return entries.length < all.length
    ? `${first?.type ?? ''} ${first?.code ?? ''}`
    : (first?.code ?? '');
}

function fullEntry({ type, advice }: KnownCode): Message['blocks'] {
  return [
    section(`${escape(advice.meaning)} ${escape(advice.impact)}`),
    section(
      [
        `*Who acts:* ${actorNames[advice.whoActs]}. ${escape(advice.next)}`,
        `*Try again:* ${retryWords[advice.retry.when]}. ${escape(advice.retry.advice)}`,
        `*Where:* ${advice.phases.map(escape).join(', ') || 'not documented'}${advice.updateMode ? '; update mode mends it' : ''}`,
      ].join('\n'),
    ),
    ...list('Causes', advice.causes.map(escape)),
    ...list('Steps', advice.steps.map(escape)),
    ...(advice.endUserWording === undefined
      ? []
      : [section('*To send to the end user*'), preformatted(advice.endUserWording)]),
    section(`*For a ticket:* ${ticketWords(advice)} ${link(advice.ticket.form, 'Form')}`),
    context(...notes(type, advice)),
  ];
}

/** Where one code stands under several types, each gets what tells them apart. */
function shortEntry({ type, advice }: KnownCode): Message['blocks'] {
  return [
    section(
      [
        `${code(type)}  ${escape(advice.meaning)}`,
        `*Who acts:* ${actorNames[advice.whoActs]}. ${escape(advice.next)}`,
        `*Try again:* ${retryWords[advice.retry.when]}. ${escape(advice.retry.advice)}`,
        `*Where:* ${advice.phases.map(escape).join(', ') || 'not documented'}`,
        ...advice.causes.slice(0, 2).map((cause) => `•  ${escape(cause)}`),
        ...advice.steps.slice(0, 2).map((step) => `→  ${escape(step)}`),
        `*For a ticket:* ${ticketWords(advice)} ${link(advice.ticket.form, 'Form')}`,
      ].join('\n'),
    ),
    ...(advice.endUserWording === undefined ? [] : [preformatted(advice.endUserWording)]),
    context(...notes(type, advice)),
  ];
}

function ticketWords(advice: KnownCode['advice']): string {
  const { identifiers } = advice.ticket;
  if (identifiers.length === 0) return 'Plaid names no identifiers; give a request_id.';
  return `${identifiers
    .map((wish) => (typeof wish === 'string' ? code(wish) : wish.map(code).join(' or ')))
    .join(', ')}.`;
}

function notes(type: string, advice: KnownCode['advice']): string[] {
  const { legacy, note } = advice;
  const successor = legacy?.successor === undefined ? '' : `, now ${code(legacy.successor)}`;
  return [
    `${code(type)}  ·  ${link(advice.docs, type === 'CODAT' ? 'Codat’s page' : 'Plaid’s page')}  ·  as of ${advice.asOf}`,
    ...(legacy === undefined ? [] : [`No longer in Plaid’s documentation${successor}.`]),
    ...(note === undefined ? [] : [escape(note)]),
  ];
}
