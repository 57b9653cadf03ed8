import { maskPersonal } from '#lib/secrets/mask-personal.ts';

import { partAt, textAt } from './click.ts';
import { messageText } from './message-text.ts';

/** A message that somebody clicked in, or whose menu they opened. */
export interface MessagePlace {
  channel: string;
  ts: string;
  /** The message that its thread hangs on: itself, where there is no thread. */
  threadTs: string;
  /** Slack's id of who wrote it; of a bot's message empty. */
  by: string;
  /** When, ISO 8601. */
  at: string;
  permalink: string;
  text: string;
}

/** @returns undefined for what only one person sees, or what is no message */
export function messagePlace(body: object): MessagePlace | undefined {
  const message = partAt(body, 'message');
  const channel = textAt(partAt(body, 'channel'), 'id');
  const ts = textAt(message, 'ts');
  if (channel === undefined || ts === undefined || !/^\d{1,12}\.\d{1,9}$/.test(ts))
    return undefined;
  const threadTs = textAt(message, 'thread_ts') ?? ts;
  const domain = hostPart(textAt(partAt(body, 'team'), 'domain'));
  const isReply = threadTs !== ts;
  const thread = isReply ? `?thread_ts=${threadTs}&cid=${channel}` : '';
  return {
    channel,
    ts,
    threadTs,
    by: textAt(message, 'user') ?? '',
    at: new Date(Number(ts) * 1000).toISOString(),
    // As Slack makes them; asking it for the address would cost a call in the three seconds that there are.
    permalink: `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${thread}`,
    text: messageText(message),
  };
}

/** The workspace's name in addresses, which are kept; `app` leads there as well. */
function hostPart(domain: string | undefined): string {
  const isName = domain !== undefined && /^[a-z0-9-]{1,80}$/.test(domain);
  return isName && maskPersonal(domain) === domain ? domain : 'app';
}
