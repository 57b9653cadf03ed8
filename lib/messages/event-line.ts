import type { ItemEvent } from '#lib/health/item-event.ts';

import { code, date } from './text.ts';

/** One event in one line: when, what came, and the codes in it. */
export function eventLine(event: ItemEvent): string {
  const error = event.kind === 'failed' || event.kind === 'ended' ? event.error : undefined;
  const source =
    event.kind === 'overdue' ? 'Tartan: nothing was heard in time' : code(event.source);
  const codes = [error?.code, error?.reason].filter((part) => part !== undefined).map(code);
  return [date(event.at), source, ...codes].join('  ');
}
