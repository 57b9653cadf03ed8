import { type UpstreamError } from '#lib/upstream-error.ts';

import { codatTicket } from './codat-message.ts';
import { actions, button, type Message, section } from './message.ts';
import { code, date } from './text.ts';

/** Codat's answers, by HTTP status: what each means for who asked. The status in the body may be another. */
const byStatus: Readonly<Record<string, string>> = {
  http_400: 'Codat did not understand the question.',
  http_401: 'Codat refuses the API key: make sure that CODAT_API_KEY is one of its portal’s keys.',
  http_402: 'Codat refuses because of a limit of your plan: see the billing page of its portal.',
  http_403: 'Codat refuses the API key for this: it is an old one, or one of another client.',
  http_404: 'Codat does not know that company any more: it was deleted.',
  http_409: 'Codat is not ready with that yet. Try again in a few minutes.',
  http_429: 'Codat takes no more requests for now: the quota is used up.',
  http_451: 'Codat may not give that for legal reasons; its support knows more.',
};

/** What the team can put right alone, or time does. */
const forUs = ['http_401', 'http_403', 'http_429'];

/**
 * What went wrong at Codat, in a sentence, with what its support asks for.
 *
 * @param about what is known of whom it was asked about, in Codat's own names
 */
export function codatProblem(
  error: UpstreamError,
  about: Readonly<Record<string, string>> = {},
): Message {
  const sentence = codatSentence(error);
  const { reference } = error;
  if (reference === undefined || forUs.includes(error.code))
    return { text: sentence, blocks: [section(sentence)] };
  const ids = { ...about, correlationId: reference };
  return {
    text: sentence,
    blocks: [section(sentence), actions(button('ticket_draft', 'Ticket draft', codatTicket(ids)))],
  };
}

export function codatSentence({ code: fault, until, reference }: UpstreamError): string {
  const sentence = (Object.hasOwn(byStatus, fault) ? byStatus[fault] : undefined) ?? other(fault);
  return [
    sentence,
    ...(until === undefined ? [] : [`It opens again ${date(until.toISOString())}.`]),
    ...(reference === undefined ? [] : [`For Codat’s support: correlationId ${code(reference)}.`]),
  ].join(' ');
}

function other(fault: string): string {
  if (fault === 'no answer') return 'Codat did not answer in time. Try again in a minute.';
  return fault === 'unreadable answer'
    ? 'Codat answered with something that cannot be read. Try again in a minute.'
    : 'Codat is in trouble. Try again in a minute; status.codat.io tells whether it is down.';
}
