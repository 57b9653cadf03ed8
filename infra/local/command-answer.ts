import type { DoorAnswer } from './send-signed.ts';
import { blocksOf } from './slack-fields.ts';
import type { SlackMessage } from './slack-workspace.ts';

/** Why a command came to nothing, in Slack's names. */
export type Failure = 'operation_timeout' | 'dispatch_failed' | 'invalid_command_response';

type CommandAnswer =
  | { failure: Failure }
  /** `shown` is undefined where the app acknowledged, and said nothing. */
  | { shown: Pick<SlackMessage, 'text' | 'blocks'> | undefined; isForAll: boolean };

/** What Slack makes of an app's answer to a slash command. */
export function commandAnswer({ status, body }: DoorAnswer): CommandAnswer {
  if (status !== 200) return { failure: 'dispatch_failed' };
  if (body === '') return { shown: undefined, isForAll: false };
  if (!body.startsWith('{')) return { shown: { text: body, blocks: [] }, isForAll: false };
  const said = parsed(body);
  const blocks = blocksOf(said);
  if (said === undefined || (typeof said.text !== 'string' && blocks.length === 0))
    return { failure: 'invalid_command_response' };
  return {
    shown: { text: typeof said.text === 'string' ? said.text : '', blocks },
    isForAll: said.response_type === 'in_channel',
  };
}

/** As Slackbot words it. */
export function failureWords(failure: Failure): string {
  return `/plaid failed with the error "${failure}"`;
}

function parsed(body: string): { text?: unknown; response_type?: unknown } | undefined {
  try {
    return Object(JSON.parse(body));
  } catch {
    return undefined;
  }
}
