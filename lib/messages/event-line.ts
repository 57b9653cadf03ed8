import type { ItemEvent } from '#lib/health/item-event.ts';

import { code, date } from './text.ts';

/** One event in one line: when, what came, and the codes in it. */
export function eventLine(event: ItemEvent): string {
  const error = 'error' in event ? event.error : undefined;
  const codes = [error?.code, error?.reason, whatIn(event)];
  return [
    date(event.at),
    sourceWords(event),
    ...codes.flatMap((part) => (part ? [code(part)] : [])),
  ].join('  ');
}

function sourceWords(event: ItemEvent): string {
  switch (event.kind) {
    case 'overdue':
      return event.source === 'TARTAN.LOOK'
        ? 'Tartan: no data for four times as long as usual'
        : 'Tartan: nothing was heard in time';
    case 'checked':
      return `Checked: Plaid reported ${event.error === undefined ? 'no error' : 'an error'}`;
    default:
      return code(event.source);
  }
}

function whatIn(event: ItemEvent): string | undefined {
  switch (event.kind) {
    case 'noted':
      return event.what;
    case 'data faulty':
      return event.fault;
    default:
      return undefined;
  }
}
