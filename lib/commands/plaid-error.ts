import { adviceMessage } from '#lib/messages/advice-message.ts';
import { errorReasonMessage, errorTypeMessage } from '#lib/messages/error-type-message.ts';
import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { didYouMean } from '#lib/messages/problem-message.ts';
import { errorType } from '#lib/triage/explain-code.ts';
import { knownCodes, type LookUp, lookUpCode } from '#lib/triage/look-up.ts';
import { reasonFor } from '#lib/triage/plaid/error-code-reason.ts';

import type { Command } from './command.ts';
import { openIncidents } from './open-incidents.ts';

export const plaidError: Command = {
  name: 'error',
  usage: '/plaid error <code>',
  summary: 'What an error code means, who acts, whether to retry, and what to tell the user.',
  example: '/plaid error ITEM_LOGIN_REQUIRED',
  details: [
    'Lower case, hyphens, spaces and small typing slips do not matter.',
    'A code that Plaid uses under several error types is shown for each of them, or for the one you name before it.',
    'Codes of Item webhooks, such as PENDING_DISCONNECT, error types and values of error_code_reason work too.',
  ],
  async run({ words, text }, { ports }) {
    if (text === '') return commandHelpMessage(plaidError);
    const type = typeIn(words);
    const rest = words.filter((word) => word.toUpperCase() !== type).join(' ');
    const found = ofType(lookUpCode(rest === '' ? text : rest), type);
    if (found.kind === 'unknown') {
      const about = type === undefined ? undefined : errorType(type);
      if (type !== undefined && about !== undefined)
        return errorTypeMessage(type, about, codesOf(type), rest !== '');
      const reason = reasonFor(text);
      if (reason !== undefined) return errorReasonMessage(reason);
      return didYouMean(
        'Tartan knows no such error code; Plaid’s are listed at plaid.com/docs/errors. With its error type before it you get what the type tells.',
        found.nearest,
      );
    }
    const [first] = found.entries;
    const incidents = await openIncidents(ports);
    const affected = incidents
      .filter(({ incident }) => incident.code === first?.code)
      .reduce((sum, { incident }) => sum + incident.count, 0);
    return adviceMessage(found.entries, affected, found.correctedFrom);
  },
};

/** An error type among the words; ITEM, under which notices of webhooks are kept, only where a code of it follows. */
function typeIn(words: readonly string[]): string | undefined {
  const [first, second, ...more] = words.map((word) => word.toUpperCase());
  if (first === 'ITEM' && more.length === 0 && codesOf('ITEM').includes(second ?? '')) return first;
  return words.map((word) => word.toUpperCase()).find((word) => errorType(word));
}

/** Of a code under several types, the one that was named. */
function ofType(found: LookUp, type: string | undefined): LookUp {
  if (found.kind === 'unknown') return found;
  const named = found.entries.filter((entry) => entry.type === type);
  return named.length === 0 ? found : { ...found, entries: named };
}

function codesOf(type: string): string[] {
  return knownCodes.filter((known) => known.type === type).map(({ code }) => code);
}
