import type { StatusChange } from '#lib/health/status-changes.ts';

import { eventLine } from './event-line.ts';
import { context, type Message, section, sections } from './message.ts';
import { code, plainDate } from './text.ts';

const SHOWN_CHANGES = 25;

/** Every change of state that is still known, newest first. */
export function itemHistoryMessage(itemId: string, changes: readonly StatusChange[]): Message {
  const lines = changes.map(
    ({ event, from, to }) =>
      `${eventLine(event)}\n      ${from} → *${to}*  ·  ${code(event.bodyHash.slice(0, 12))}`,
  );
  const shown = lines.slice(0, SHOWN_CHANGES);
  const [last] = changes;
  const total = changes.length === 1 ? '1 change' : `${String(changes.length)} changes`;
  return {
    text:
      last === undefined
        ? 'No change of state: always healthy.'
        : `${total} of state, the last ${plainDate(last.event.at)}`,
    blocks: [
      section(`*History* of ${code(itemId)}: ${total} of state in 400 days`),
      ...sections(shown),
      ...(lines.length > shown.length
        ? [context(`The newest ${String(shown.length)} of ${String(lines.length)}.`)]
        : []),
    ],
  };
}
