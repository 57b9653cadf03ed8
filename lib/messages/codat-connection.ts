import type { Connection, ConnectionError } from '#lib/health/connection.ts';
import { connectionAdvice, deauthorizationCauses } from '#lib/triage/codat/connection-status.ts';

import { list, type Message, section } from './message.ts';
import { bold, code, codeWithin, duration, escape, inLine } from './text.ts';
import { actorNames } from './wording.ts';

const SHOWN_ERRORS = 3;
const SHOWN_ITEMS = 2;
const LONGEST_ID = 60;
const LONGEST_PLATFORM = 40;
const LONGEST_ERROR = 160;
const LONGEST_ADDRESS = 400;

const statusEmoji: Readonly<Record<string, string>> = {
  Linked: ':large_green_circle:',
  PendingAuth: ':hourglass_flowing_sand:',
  Deauthorized: ':red_circle:',
  Unlinked: ':black_circle:',
};

/** What is shown beside a connection. */
interface Surroundings {
  /** Undefined: others see the answer. */
  linkUrls: ReadonlyMap<string, string> | undefined;
  items: ReadonlyMap<string, readonly string[]>;
  now: Date;
}

/** One connection: how it is, who must act, where the customer links again, what failed. */
export function connectionBlocks(connection: Connection, around: Surroundings): Message['blocks'] {
  const { connectionId, platform, status, errors } = connection;
  const { meaning, whoActs, next } = connectionAdvice(status);
  const emoji = Object.hasOwn(statusEmoji, status) ? statusEmoji[status] : undefined;
  const more = errors.length - SHOWN_ERRORS;
  return [
    section(
      [
        `${emoji ?? ':grey_question:'} ${bold(platform.slice(0, LONGEST_PLATFORM))} *${escape(status)}*  ${codeWithin(connectionId, LONGEST_ID)}  ${synced(connection, around.now)}`,
        `${escape(meaning)} *Who acts:* ${actorNames[whoActs]}. ${escape(next)}`,
        ...linkLine(connection, around),
        ...itemsLine(around.items.get(connectionId) ?? []),
      ].join('\n'),
    ),
    ...list('Errors', [
      ...errors.slice(0, SHOWN_ERRORS).map((error) => errorLine(error, around.now)),
      ...(more > 0 ? [`and ${String(more)} more`] : []),
    ]),
  ];
}

/** Once for all of them. */
export function causesBlocks(connections: readonly Connection[]): Message['blocks'] {
  return connections.some(({ status }) => status === 'Deauthorized')
    ? list('Usual causes of Deauthorized', deauthorizationCauses.map(escape))
    : [];
}

function synced({ lastSync }: Connection, now: Date): string {
  return lastSync === undefined
    ? 'never synced'
    : `last sync ${duration(now.getTime() - Date.parse(lastSync))} ago`;
}

/** The address may hold a password that works once. To be copied, not clicked: whoever opens it, even Slack for a preview, uses it up. */
function linkLine({ connectionId, status }: Connection, { linkUrls }: Surroundings): string[] {
  if (status === 'Linked') return [];
  if (linkUrls === undefined)
    return [
      `Its link address is shown to who asks alone: ${code(`/plaid codat ${connectionId.slice(0, LONGEST_ID)}`)}`,
    ];
  const address = code(linkUrls.get(connectionId) ?? '');
  return linkUrls.has(connectionId) && address.length <= LONGEST_ADDRESS
    ? [
        `Link address, to copy for the customer alone: ${address}`,
        'It may work only once, and for a day: do not open it yourself.',
      ]
    : ['Its link address is in Codat’s portal.'];
}

function itemsLine(items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length - SHOWN_ITEMS;
  const shown = items.slice(0, SHOWN_ITEMS).map((id) => codeWithin(id, LONGEST_ID));
  return [`Its Items: ${shown.join('  ')}${more > 0 ? ` and ${String(more)} more` : ''}`];
}

function errorLine({ code: errorCode, message, at, isActive }: ConnectionError, now: Date): string {
  const age = at === '' ? '' : ` ${duration(now.getTime() - Date.parse(at))} ago`;
  const state = isActive ? '' : ', over';
  return `${codeWithin(errorCode, LONGEST_PLATFORM)}${age}${state}: ${inLine(message, LONGEST_ERROR)}`;
}
