import type { Asker } from '#lib/flows/answer-asker.ts';
import type { Audience } from '#lib/ports/slack-channel.ts';

/** What we need of a click or a shortcut: Slack's payloads have many shapes, and parts may be missing. */
export interface Click {
  /** Of the button, or of what was chosen in a menu: what it acts on. */
  value: string;
  /** When it was clicked, by Slack's clock: the same for a click that is delivered twice. */
  at: string;
  responseUrl: string;
  triggerId: string;
  channel: string;
  user: string;
  /** It stands in a message that others see, too. */
  isForAll: boolean;
}

export function clickOf(body: object, action: object = {}): Click {
  const seconds = Number(textAt(action, 'action_ts'));
  const container = partAt(body, 'container');
  return {
    value: textAt(action, 'value') ?? textAt(partAt(action, 'selected_option'), 'value') ?? '',
    at: new Date(Number.isFinite(seconds) ? Math.round(seconds * 1000) : 0).toISOString(),
    responseUrl: textAt(body, 'response_url') ?? '',
    triggerId: textAt(body, 'trigger_id') ?? '',
    channel: textAt(partAt(body, 'channel'), 'id') ?? textAt(container, 'channel_id') ?? '',
    user: textAt(partAt(body, 'user'), 'id') ?? '',
    isForAll: fieldAt(container, 'is_ephemeral') !== true,
  };
}

/** @param context Bolt's, in which our receiver has put the reference */
export function askerOf(
  responseUrl: unknown,
  to: Audience,
  context: Readonly<Record<string, unknown>>,
): Asker {
  return {
    responseUrl: typeof responseUrl === 'string' ? responseUrl : '',
    to,
    reference: String(context['reference']),
  };
}

export function partAt(value: object, name: string): object {
  const part: unknown = new Map(Object.entries(value)).get(name);
  return typeof part === 'object' && part !== null ? part : {};
}

export function textAt(value: object, name: string): string | undefined {
  const field = fieldAt(value, name);
  return typeof field === 'string' ? field : undefined;
}

function fieldAt(value: object, name: string): unknown {
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
