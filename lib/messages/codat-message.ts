import type { Connection, ConnectionError } from '#lib/health/connection.ts';
import { connectionAdvice, deauthorizationCauses } from '#lib/triage/codat/connection-status.ts';

import { actions, button, context, list, type Message, section } from './message.ts';
import { bold, code, date, duration, escape, escapeWithin, link } from './text.ts';
import { actorNames } from './wording.ts';

const SHOWN_CONNECTIONS = 6;
const SHOWN_ERRORS = 3;

/** A company's connections as Codat has just told them, with what we know beside it. */
export interface CodatReport {
  companyId: string;
  name: string;
  connections: readonly Connection[];
  /** By connection; empty where others see the answer, for each may hold a password. */
  linkUrls: ReadonlyMap<string, string>;
  /** Our Items, by the connection that is their Client User ID. */
  items: ReadonlyMap<string, readonly string[]>;
  /** Data types that are not complete. */
  troubled: readonly { dataType: string; status: string; last?: string | undefined }[];
  /** The connection that was asked for, where one was. */
  asked: string | undefined;
  now: Date;
}

const statusEmoji: Readonly<Record<string, string>> = {
  Linked: ':large_green_circle:',
  PendingAuth: ':hourglass_flowing_sand:',
  Deauthorized: ':red_circle:',
  Unlinked: ':black_circle:',
};

export function codatMessage(report: CodatReport): Message {
  const { name, companyId, connections, troubled } = report;
  const ordered = [...connections].sort((a, b) => rank(a, report) - rank(b, report));
  const more = ordered.length - SHOWN_CONNECTIONS;
  const count =
    connections.length === 1 ? '1 connection' : `${String(connections.length)} connections`;
  return {
    text: escapeWithin(`${name}: ${count} in Codat. ${summary(ordered)}`, 150),
    blocks: [
      section(`${bold(name)} ${code(companyId)}: ${count} in Codat`),
      ...ordered.slice(0, SHOWN_CONNECTIONS).flatMap((one) => connectionBlocks(one, report)),
      ...(more > 0 ? [context(`and ${String(more)} more`)] : []),
      ...list(
        'Data that is not complete',
        troubled.map(
          ({ dataType, status, last }) =>
            `${escape(dataType)} ${code(status)}${last === undefined ? '' : `, last complete ${date(last)}`}`,
        ),
      ),
      ...(ordered.some(({ isPlaid }) => isPlaid) ? logBlocks : []),
      context(`As of ${date(report.now.toISOString())}, asked of Codat.`),
      actions(
        button(
          'ticket_draft',
          'Ticket draft',
          `codat ${companyId} ${ordered[0]?.connectionId ?? ''}`.trim(),
        ),
        button('share', 'Share in channel', `codat ${report.asked ?? companyId}`),
      ),
    ],
  };
}

/** Plaid's connections first, and the one that was asked for before all. */
function rank({ connectionId, isPlaid }: Connection, { asked }: CodatReport): number {
  if (connectionId === asked) return 0;
  return isPlaid ? 1 : 2;
}

function summary(connections: readonly Connection[]): string {
  const [worst] = connections.filter(({ status }) => status !== 'Linked');
  return worst === undefined ? 'All are linked.' : connectionAdvice(worst.status).next;
}

function connectionBlocks(connection: Connection, report: CodatReport): Message['blocks'] {
  const { connectionId, platform, status, lastSync, errors } = connection;
  const { meaning, whoActs, next } = connectionAdvice(status);
  const linkUrl = report.linkUrls.get(connectionId);
  const items = report.items.get(connectionId) ?? [];
  const synced =
    lastSync === undefined
      ? 'never synced'
      : `last sync ${duration(report.now.getTime() - Date.parse(lastSync))} ago`;
  return [
    section(
      [
        `${statusEmoji[status] ?? ':grey_question:'} ${bold(platform)} *${escape(status)}*  ${code(connectionId)}  ${synced}`,
        `${escape(meaning)} *Who acts:* ${actorNames[whoActs]}. ${escape(next)}`,
        ...(linkUrl !== undefined && status !== 'Linked' && status !== 'Unlinked'
          ? [
              `${link(linkUrl, 'Link again')}, for the customer alone: it may work only once, within a day.`,
            ]
          : []),
        ...(items.length === 0
          ? []
          : [
              `Items of it: ${items.slice(0, 3).map(code).join('  ')}${items.length > 3 ? ` and ${String(items.length - 3)} more` : ''}`,
            ]),
      ].join('\n'),
    ),
    ...list(
      'Errors',
      errors.slice(0, SHOWN_ERRORS).map((error) => errorLine(error, report.now)),
    ),
    ...(status === 'Deauthorized' ? list('Usual causes', deauthorizationCauses.map(escape)) : []),
  ];
}

function errorLine({ code: errorCode, message, at, isActive }: ConnectionError, now: Date): string {
  const age = at === '' ? '' : `, ${duration(now.getTime() - Date.parse(at))} ago`;
  return `${code(errorCode)} ${escape(message)}${age}${isActive ? '' : ' (over)'}`;
}

/** How to get from a connection to what Plaid logged of it. Source: Codat's help on self-serve troubleshooting. */
const logBlocks: Message['blocks'] = [
  ...list('To find it in Plaid’s logs', [
    `Open ${link('https://dashboard.plaid.com/activity/logs', 'Activity, Logs')} and choose Client User ID in the drop-down.`,
    'Paste the connection’s id from above: to Plaid, it is the Client User ID.',
    'Rows with an error first; each gives request_id and link_session_id, some the item_id.',
    'Nothing yet? Logs may be a few minutes to a couple of hours late.',
    'For a maintenance review: filter, Response code, “All error codes”.',
  ]),
];

/** Several companies have such a name. */
export function companiesMessage(
  companies: readonly { companyId: string; name: string }[],
): Message {
  return {
    text: 'Several companies in Codat have such a name.',
    blocks: [
      section('Several companies in Codat have such a name; which one is meant?'),
      actions(
        ...companies.map(({ companyId, name }, index) =>
          button(`ask_${String(index)}`, name, `codat ${companyId}`),
        ),
      ),
    ],
  };
}
