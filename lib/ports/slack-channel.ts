import type { Home, Message, Modal } from '#lib/messages/message.ts';

/** What came of asking Slack for something. */
export type SlackOutcome =
  | { kind: 'done'; ts: string; channel: string }
  /** Nothing was done; Slack says how long to leave it. */
  | { kind: 'limited'; retryAfterMs: number }
  /** Nothing was done, and trying again will not help until a person mends it. */
  | { kind: 'refused'; reason: string }
  /** Nothing was done: Slack does not take the blocks. */
  | { kind: 'invalid'; reason: string }
  /** The message to edit is not there any more. */
  | { kind: 'gone' }
  /** It may have been done. */
  | { kind: 'unsure'; reason: string };

/** Marks a message as ours, so that it can be found again. */
export interface MessageMark {
  alert: string;
  /** Which of the alert's messages: `card <time>` or `line <id>`. */
  part: string;
}

export interface SlackChannel {
  post(
    channel: string,
    message: Message,
    mark: MessageMark,
    thread?: string,
  ): Promise<SlackOutcome>;
  edit(channel: string, ts: string, message: Message, mark: MessageMark): Promise<SlackOutcome>;
  /** @returns the message's ts, or undefined: it is not there, or we may not look */
  find(
    channel: string,
    mark: MessageMark,
    since: Date,
    thread?: string,
  ): Promise<string | undefined>;
  openModal(triggerId: string, modal: Modal): Promise<SlackOutcome>;
  /** @param id of the modal, as Slack gave it with what somebody did in it */
  updateModal(id: string, modal: Modal): Promise<SlackOutcome>;
  /** Draws a person's App Home. @param user Slack's id */
  publishHome(user: string, view: Home): Promise<SlackOutcome>;
  /** Answers through a `response_url`; other hosts than Slack's are never called. */
  respond(responseUrl: string, message: Message, to: Audience): Promise<SlackOutcome>;
}

/**
 * Who sees an answer; `in place`: it takes the place of the message that was clicked. What a typed command was answered
 * cannot be replaced in Slack: what follows is a second message to the asker.
 */
export type Audience = 'channel' | 'asker' | 'in place';
