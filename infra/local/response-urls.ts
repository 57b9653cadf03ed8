import { randomUUID } from 'node:crypto';

import type { LocalAnswer } from './listen.ts';
import { blocksOf, type Fields } from './slack-fields.ts';
import { type OnMessage, post, update } from './slack-methods.ts';
import type { SlackMessage, Workspace } from './slack-workspace.ts';

interface Options {
  workspace: Workspace;
  /** Where answers for all go. */
  channel: string;
  onMessage: OnMessage;
}

/** The addresses by which an app answers what a person did. */
export interface ResponseUrls {
  /** @param message that was clicked; undefined: only the person sees it. @returns the end of the new address */
  open(message?: SlackMessage): string;
  respond(id: string, fields: Fields): LocalAnswer;
  /** What the person was last shown through it, and nobody else. */
  answer(id: string): Pick<SlackMessage, 'text' | 'blocks'> | undefined;
}

export function openResponseUrls(options: Options): ResponseUrls {
  const opened = new Map<string, SlackMessage | undefined>();
  const answers = new Map<string, Pick<SlackMessage, 'text' | 'blocks'>>();

  function show(id: string, fields: Fields): void {
    const message = opened.get(id);
    const isInPlace = fields['replace_original'] === true;
    // A message stays as visible as it was: what takes its place has no say in that. What a command was answered stays.
    if (isInPlace && message !== undefined)
      update({ ...fields, channel: message.channel, ts: message.ts }, options);
    else if (!isInPlace && fields['response_type'] === 'in_channel')
      post({ ...fields, channel: options.channel }, options);
    else {
      const answer = { text: String(fields['text']), blocks: blocksOf(fields) };
      answers.set(id, answer);
      options.onMessage('answered', answer);
    }
  }

  return {
    open(message) {
      const id = randomUUID();
      opened.set(id, message);
      return id;
    },
    respond(id, fields) {
      if (!opened.has(id)) return { status: 404, body: { ok: false, error: 'expired_url' } };
      show(id, fields);
      return { status: 200, body: 'ok' };
    },
    answer: (id) => answers.get(id),
  };
}
