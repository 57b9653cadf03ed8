import { type UpstreamError } from '#lib/upstream-error.ts';

import type { Message } from './message.ts';
import { problemMessage } from './problem-message.ts';
import { code, date } from './text.ts';

/** Codat's answers, by HTTP status: what each means for who asked. The status in the body may be another. */
const byStatus: Readonly<Record<string, string>> = {
  http_400: 'Codat did not understand the question.',
  http_401: 'Codat refuses the API key: make sure that CODAT_API_KEY is one of its portal’s keys.',
  http_402: 'Codat refuses because of a limit of your plan: see the billing page of its portal.',
  http_403: 'Codat refuses the API key for this: it is an old one, or one of another client.',
  http_404: 'Codat does not know that, or not any more.',
  http_409: 'Codat is not ready with that yet. Try again in a few minutes.',
  http_429: 'Codat’s quota of requests for today is used up.',
  http_451: 'Codat may not give that for legal reasons; its support knows more.',
};

/** What went wrong at Codat, in a sentence, with what its support asks for. */
export function codatProblem(error: UpstreamError): Message {
  const sentence = byStatus[error.code] ?? unexplained(error.code);
  const until =
    error.until === undefined ? '' : ` It opens again ${date(error.until.toISOString())}.`;
  const reference =
    error.reference === undefined
      ? ''
      : ` For Codat’s support: correlationId ${code(error.reference)}.`;
  return problemMessage(`${sentence}${until}${reference}`);
}

function unexplained(errorCode: string): string {
  if (errorCode === 'no answer') return 'Codat did not answer in time. Try again in a minute.';
  return errorCode === 'unreadable answer'
    ? 'Codat answered with something that cannot be read. Try again in a minute.'
    : 'Codat is in trouble. Try again in a minute; status.codat.io tells whether it is down.';
}
