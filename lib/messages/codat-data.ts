import { isAtRest, syncMeaning } from '#lib/triage/codat/sync-status.ts';

import { context, list, type Message } from './message.ts';
import { codeWithin, date, inLine } from './text.ts';

const SHOWN_TYPES = 8;
const LONGEST_TYPE = 60;

/** How the data of a company stands, type by type; or why Codat did not say. */
export type DataStatus =
  | {
      kind: 'known';
      types: readonly {
        dataType: string;
        status?: string | undefined;
        lastSuccessfulSync?: string | undefined;
      }[];
    }
  | { kind: 'unknown'; why: string };

export function dataBlocks(data: DataStatus): Message['blocks'] {
  if (data.kind === 'unknown') return [context(`Its data was not looked at. ${data.why}`)];
  const troubled = data.types.filter(({ status }) => status !== undefined && !isAtRest(status));
  const more = troubled.length - SHOWN_TYPES;
  const rest = restLine(data.types.map(({ status }) => status ?? 'never synced'));
  return [
    ...list('Data that is not complete', [
      ...troubled.slice(0, SHOWN_TYPES).map(typeLine),
      ...(more > 0 ? [`and ${String(more)} more types`] : []),
    ]),
    ...(rest === '' ? [] : [context(rest)]),
  ];
}

type DataType = Extract<DataStatus, { kind: 'known' }>['types'][number];

function typeLine({ dataType, status = '', lastSuccessfulSync }: DataType): string {
  const meaning = syncMeaning(status);
  const last =
    lastSuccessfulSync === undefined ? 'never complete' : `last ${date(lastSuccessfulSync)}`;
  return `${inLine(dataType, LONGEST_TYPE)} ${codeWithin(status, LONGEST_TYPE)}${meaning === undefined ? '' : `: ${meaning}`} (${last})`;
}

/** What needs nobody: how many types are in each state. */
function restLine(statuses: readonly string[]): string {
  const words = {
    Complete: 'complete',
    NotSupported: 'not supported by the platform',
    Initial: 'not begun',
    'never synced': 'never synced',
  };
  const counts = Object.entries(words).flatMap(([status, word]) => {
    const count = statuses.filter((one) => one === status).length;
    return count === 0 ? [] : [`${String(count)} ${word}`];
  });
  return counts.length === 0 ? '' : `Types of data: ${counts.join(', ')}.`;
}
