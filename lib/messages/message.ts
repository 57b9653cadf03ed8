import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HomeView,
  KnownBlock,
  ModalView,
  MrkdwnElement,
  RichTextBlock,
  SectionBlock,
} from '@slack/types';

import { limits } from './limits.ts';
import { clip, oneLine } from './text.ts';

/** A Slack message. `text` stands alone: phones and screen readers show nothing else. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

export type Modal = ModalView;
export type Home = HomeView;

export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text, limits.section.text) };
}

export function context(...lines: string[]): ContextBlock {
  return { type: 'context', elements: lines.map((line) => mrkdwn(line, limits.context.text)) };
}

export function actions(...elements: Button[]): ActionsBlock {
  return { type: 'actions', elements };
}

/** @param value what the button acts on: a key for the store, never content and never a right */
export function button(actionId: string, label: string, value: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: clip(oneLine(label), limits.button.text) },
    value: clip(value, limits.button.value),
  };
}

/** Text to be copied as it stands: no part of it is mrkdwn. */
export function preformatted(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_preformatted',
        elements: [{ type: 'text', text: clip(text, limits.section.text) }],
      },
    ],
  };
}

/** As few sections as hold the lines, none of which is cut. */
export function sections(lines: readonly string[]): SectionBlock[] {
  return packed(lines, limits.section.text).map(section);
}

/** Lines joined to as few texts of at most that length as hold them. */
export function packed(lines: readonly string[], length: number): string[] {
  return lines.reduce<string[]>((texts, line) => {
    const joined = [...texts.slice(-1), line].join('\n');
    return joined.length <= length ? [...texts.slice(0, -1), joined] : [...texts, line];
  }, []);
}

/** A bulleted list with a bold line above it; nothing when the list is empty. */
export function list(title: string, lines: readonly string[]): SectionBlock[] {
  return lines.length === 0 ? [] : sections([`*${title}*`, ...lines.map((line) => `•  ${line}`)]);
}

function mrkdwn(text: string, length: number): MrkdwnElement {
  // `verbatim` keeps Slack from turning a plain @here or #general of some error message into a mention.
  return { type: 'mrkdwn', text: clip(text, length), verbatim: true };
}

/** For the channel: the buttons of a private answer are for its asker. */
export function withoutButtons(message: Message): Message {
  return { ...message, blocks: message.blocks.filter(({ type }) => type !== 'actions') };
}

/** A line of mrkdwn for a thread. */
export function lineMessage(text: string): Message {
  return { text, blocks: [section(text)] };
}
