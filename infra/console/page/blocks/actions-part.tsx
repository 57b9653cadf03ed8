import type { ActionsBlock } from '@slack/types';

import type { OnAct } from './block-action.ts';
import { Element } from './element.tsx';

export function ActionsPart({ block, onAct }: { block: ActionsBlock; onAct: OnAct }) {
  return (
    <div className="block-actions">
      {block.elements.map((element, index) => (
        <Element
          key={element.action_id ?? index}
          element={element}
          blockId={block.block_id ?? ''}
          onAct={onAct}
        />
      ))}
    </div>
  );
}
