import type { Connection } from '#lib/health/connection.ts';

import { list, type Message } from './message.ts';
import { codeWithin, link } from './text.ts';

const LONGEST_ID = 60;

/** How to get from a connection to what Plaid logged of it. Source: Codat's help on Plaid's logs, as of 2026-11-21. */
export function plaidLogBlocks(connections: readonly Connection[]): Message['blocks'] {
  const [first, ...others] = connections.filter(({ isPlaid }) => isPlaid);
  if (first === undefined) return [];
  const whose = others.length === 0 ? '' : ', or the id of another of Plaid’s from above';
  return list('To find it in Plaid’s logs', [
    `Open ${link('https://dashboard.plaid.com/activity/logs', 'Activity, Logs')} and choose Client User ID in the drop-down.`,
    `Paste ${codeWithin(first.connectionId, LONGEST_ID)}${whose}: this connection id is the Client User ID.`,
    'Look at the rows with an error: each gives request_id and link_session_id, some the item_id. Keep them for a ticket with Plaid.',
    'Nothing yet? The latest may be a few minutes to a couple of hours late.',
    'For a review of all connections: the filter at the top right, Response code, “All error codes”.',
  ]);
}
