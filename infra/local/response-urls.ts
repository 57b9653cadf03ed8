import { randomUUID } from 'node:crypto';

import type { LocalAnswer } from './listen.ts';
import { blocksOf, type Fields } from './slack-fields.ts';
import { type OnMessage, post, update } from './slack-methods.ts';
import type { SlackMessage, Workspace } from './slack-workspace.ts';

interface Options {
  workspace: Workspace;
  /** What the person alone sees. */
  asides: Workspace;
  onMessage: OnMessage;
  onChange: () => void;
}

/** What a person acted on: where answers go, and what they may take the place of. */
export interface Origin {
  channel: string;
  /** A message that all see. */
  message?: SlackMessage | undefined;
  /** One that the person alone sees. */
  aside?: SlackMessage | undefined;
  /** What was done. */
  about?: string | undefined;
}

/** The addresses by which an app answers what a person did. */
export interface ResponseUrls {
  /** @returns the end of the new address */
  open(origin: Origin): string;
  respond(id: string, fields: Fields): LocalAnswer;
  /** What the person was last shown through it, and nobody else. */
  answer(id: string): Pick<SlackMessage, 'text' | 'blocks'> | undefined;
  clear(): void;
}

export function openResponseUrls(options: Options): ResponseUrls {
  const { workspace, asides, onMessage, onChange } = options;
  const opened = new Map<string, Origin>();
  const answers = new Map<string, Pick<SlackMessage, 'text' | 'blocks'>>();

  function show(id: string, origin: Origin, fields: Fields): void {
    const { channel, message, aside, about } = origin;
    const isInPlace = fields['replace_original'] === true;
    // A message stays as visible as it was: what takes its place has no say in that. What a command was answered stays.
    if (isInPlace && message !== undefined) {
      update({ ...fields, channel: message.channel, ts: message.ts }, options);
      return;
    }
    if (!isInPlace && fields['response_type'] === 'in_channel') {
      post({ ...fields, channel }, options);
      return;
    }
    const answer = { text: String(fields['text']), blocks: blocksOf(fields) };
    answers.set(id, answer);
    const isReplaced =
      isInPlace && aside !== undefined && asides.change(aside.channel, aside.ts, answer);
    if (!isReplaced) asides.add({ channel, about, ...threadIn(fields), ...answer });
    onMessage('answered', answer);
  }

  function remove({ message, aside }: Origin): void {
    if (message !== undefined) workspace.remove(message.channel, message.ts);
    if (aside !== undefined) asides.remove(aside.channel, aside.ts);
    onChange();
  }

  return {
    open(origin) {
      const id = randomUUID();
      opened.set(id, origin);
      return id;
    },
    respond(id, fields) {
      const origin = opened.get(id);
      if (origin === undefined) return { status: 404, body: { ok: false, error: 'expired_url' } };
      if (fields['delete_original'] === true) remove(origin);
      else show(id, origin, fields);
      return { status: 200, body: 'ok' };
    },
    answer: (id) => answers.get(id),
    clear() {
      opened.clear();
      answers.clear();
    },
  };
}

function threadIn({ thread_ts: thread }: Fields): { thread_ts?: string } {
  return typeof thread === 'string' ? { thread_ts: thread } : {};
}
