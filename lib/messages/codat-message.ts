import type { Connection } from '#lib/health/connection.ts';
import { connectionAdvice } from '#lib/triage/codat/connection-status.ts';

import { dataBlocks, type DataStatus } from './codat-data.ts';
import { causesBlocks, connectionBlocks } from './codat-connection.ts';
import { plaidLogBlocks } from './codat-plaid-logs.ts';
import { actions, button, context, type Message, section } from './message.ts';
import { bold, codeWithin, date, escapeWithin } from './text.ts';

const SHOWN_CONNECTIONS = 5;
const LONGEST_NAME = 80;
const LONGEST_ID = 60;

/** A company's connections as Codat has just told them, with what we know beside it. */
export interface CodatReport {
  companyId: string;
  name: string;
  connections: readonly Connection[];
  /** By connection, for each may hold a password; undefined where others see the answer. */
  linkUrls: ReadonlyMap<string, string> | undefined;
  /** Our Items, by the connection that is their Client User ID. */
  items: ReadonlyMap<string, readonly string[]>;
  data: DataStatus;
  /** The connection that was asked for, where one was. */
  asked: string | undefined;
  now: Date;
}

export function codatMessage(report: CodatReport): Message {
  const { companyId, connections, data, asked, now } = report;
  const name = escapeWithin(report.name, LONGEST_NAME);
  const ordered = connections.toSorted((a, b) => rank(a, asked) - rank(b, asked));
  const shown = ordered.slice(0, SHOWN_CONNECTIONS);
  const more = ordered.length - shown.length;
  const count = counted(connections.length);
  const subject = ordered.find(({ connectionId }) => connectionId === asked) ?? worstOf(ordered);
  return {
    text: `${name}: ${count} in Codat. ${summary(ordered)}`,
    blocks: [
      section(`${boldWithin(report.name)} ${codeWithin(companyId, LONGEST_ID)}: ${count} in Codat`),
      ...(isGone(asked, connections)
        ? [section('The connection that you asked for is not among them any more: it was deleted.')]
        : []),
      ...shown.flatMap((one) => connectionBlocks(one, report)),
      ...(more > 0 ? [context(`and ${String(more)} more, which Codat’s portal shows`)] : []),
      ...causesBlocks(shown),
      ...dataBlocks(data),
      ...plaidLogBlocks(shown),
      context(`As of ${date(now.toISOString())}, asked of Codat.`),
      actions(
        button('ticket_draft', 'Ticket draft', codatTicket({ companyId, ...idOf(subject) })),
        button('share', 'Share in channel', `codat ${asked ?? companyId}`),
      ),
    ],
  };
}

/** What a ticket for Codat's support is about: the value of its button. */
export function codatTicket(ids: Readonly<Record<string, string>>): string {
  return ['codat', ...Object.entries(ids).map(([name, value]) => `${name}=${value}`)].join(' ');
}

function idOf(connection: Connection | undefined): { connectionId?: string } {
  return connection === undefined ? {} : { connectionId: connection.connectionId };
}

function boldWithin(name: string): string {
  return bold(name.slice(0, LONGEST_NAME));
}

function counted(count: number): string {
  if (count === 0) return 'no connection yet';
  return count === 1 ? '1 connection' : `${String(count)} connections`;
}

function isGone(asked: string | undefined, connections: readonly Connection[]): boolean {
  return asked !== undefined && !connections.some(({ connectionId }) => connectionId === asked);
}

/** What was asked for before all, then Plaid's; among these, what somebody must act on. */
function rank({ connectionId, isPlaid, status }: Connection, asked: string | undefined): number {
  if (connectionId === asked) return 0;
  return (isPlaid ? 10 : 20) + severity(status);
}

const mildFirst = ['Linked', 'Unlinked', 'PendingAuth', 'Unknown', 'Deauthorized'];

/** The lower, the worse; a state that nobody knows is for somebody to look at. */
function severity(status: string): number {
  const place = mildFirst.indexOf(status);
  return mildFirst.length - (place === -1 ? mildFirst.indexOf('Unknown') : place);
}

function worstOf(connections: readonly Connection[]): Connection | undefined {
  const [worst] = connections.toSorted((a, b) => severity(a.status) - severity(b.status));
  return worst;
}

function summary(connections: readonly Connection[]): string {
  const worst = worstOf(connections);
  if (worst === undefined) return 'Send the customer its link address.';
  if (worst.status === 'Linked') return connections.length === 1 ? 'Linked.' : 'All are linked.';
  const notLinked = connections.filter(({ status }) => status !== 'Linked').length;
  const { next } = connectionAdvice(worst.status);
  return connections.length === 1
    ? `${escapeWithin(worst.status, 20)}. ${next}`
    : `${String(notLinked)} not linked. ${next}`;
}
