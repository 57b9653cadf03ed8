import type { KnownBlock } from '@slack/types';

import { plain } from './inputs.ts';
import { limits } from './limits.ts';
import { context, type Message, type Modal, section } from './message.ts';
import { code } from './text.ts';

/** An answer for who asked in App Home, where there is no channel. What its buttons do needs one. */
export function answerModal(message: Message): Modal {
  return {
    type: 'modal',
    title: plain('Tartan', limits.modal.title),
    close: plain('Close', limits.modal.close),
    blocks: [
      ...message.blocks.flatMap(withoutControls),
      context(`In a channel, ${code('/plaid')} answers the same with its buttons.`),
    ],
  };
}

function withoutControls(block: KnownBlock): KnownBlock[] {
  if (block.type === 'actions') return [];
  if (block.type !== 'section' || block.accessory === undefined) return [block];
  return block.text === undefined ? [] : [section(block.text.text)];
}
