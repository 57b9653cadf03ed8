import type { ItemEvent } from '#lib/health/item-event.ts';

import { code, date } from './text.ts';

/** One event in one line: when, what came, and the codes in it. */
export function eventLine(event: ItemEvent): string {
  const error = 'error' in event ? event.error : undefined;
  const source =
    event.kind === 'overdue' ? 'Tartan: nothing was heard in time' : code(event.source);
  const codes = [error?.code, error?.reason, whatIn(event)];
  return [date(event.at), source, ...codes.flatMap((part) => (part ? [code(part)] : []))].join(
    '  ',
  );
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
