import type { ShownMessage } from '#console/contract.ts';
import type { OnAct } from '#console/page/blocks/block-action.ts';
import { Blocks } from '#console/page/blocks/blocks.tsx';
import { Mrkdwn } from '#console/page/mrkdwn/mrkdwn.tsx';

import { attachmentColor } from './attachment-color.ts';

/** The coloured parts below a message. */
export function Attachments({ message, onAct }: { message: ShownMessage; onAct: OnAct }) {
  return message.attachments.map(({ color, text, blocks = [] }, index) => (
    <div
      key={index}
      className="attachment"
      data-testid="attachment"
      style={{ borderLeftColor: attachmentColor(color) }}
    >
      {text !== undefined && <Mrkdwn text={text} />}
      {blocks.length > 0 && <Blocks blocks={blocks} onAct={onAct} />}
    </div>
  ));
}
