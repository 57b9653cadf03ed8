import type { ErrorType } from '#lib/triage/plaid/error-type.ts';

import { actions, button, context, type Message, section } from './message.ts';
import { bold, code, escape, link } from './text.ts';
import { actorNames } from './wording.ts';

/** What an error type tells by itself. @param isForCode true when it stands in for a code of it that nobody knows */
export function errorTypeMessage(
  type: string,
  about: ErrorType,
  codes: readonly string[],
  isForCode: boolean,
): Message {
  return {
    text: escape(`${type}: ${about.meaning} ${about.next}`),
    blocks: [
      ...(isForCode
        ? [section('Tartan does not know this code. This is what its error type tells:')]
        : []),
      section(`${bold(type)}  ${escape(about.meaning)}`),
      section(
        [
          `*Who acts:* ${actorNames[about.whoActs]}. ${escape(about.next)}`,
          `*Try again:* ${escape(about.retry)}`,
          ...(codes.length === 0 ? [] : [`*Its codes:* ${codes.map(code).join(', ')}`]),
        ].join('\n'),
      ),
      context(
        [
          link(about.docs, 'Plaid’s page'),
          ...(about.note === undefined ? [] : [escape(about.note)]),
        ].join('  ·  '),
      ),
      actions(button('share', 'Share in channel', `error ${type}`)),
    ],
  };
}

export function errorReasonMessage(about: {
  reason: string;
  meaning: string;
  next: string;
}): Message {
  return {
    text: escape(`${about.reason}: ${about.meaning} ${about.next}`),
    blocks: [
      section(`${bold(about.reason)}  ${escape(about.meaning)}\n*Next:* ${escape(about.next)}`),
      context(
        `A value of ${code('error_code_reason')}, which comes with ${code('ITEM_LOGIN_REQUIRED')} at banks with OAuth.`,
      ),
      actions(
        button('ask_0', 'ITEM_LOGIN_REQUIRED', 'error ITEM_LOGIN_REQUIRED'),
        button('share', 'Share in channel', `error ${about.reason}`),
      ),
    ],
  };
}
