import type { ItemEvent } from '#lib/health/item-event.ts';

import { code, date } from './text.ts';

/** One event in one line: when, what came, and the codes in it. */
export function eventLine(event: ItemEvent): string {
  const error = 'error' in event ? event.error : undefined;
  const source = event.kind === 'overdue' ? overdueWords(event.source) : code(event.source);
  const codes = [error?.code, error?.reason, whatIn(event)];
  return [date(event.at), source, ...codes.flatMap((part) => (part ? [code(part)] : []))].join(
    '  ',
  );
}

function overdueWords(source: string): string {
  return source === 'TARTAN.LOOK'
    ? 'Tartan: no data for four times as long as usual'
    : 'Tartan: nothing was heard in time';
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
