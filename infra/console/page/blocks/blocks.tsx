import type { KnownBlock } from '@slack/types';

import type { OnAct } from './block-action.ts';
import { Block } from './block.tsx';

export function Blocks({ blocks, onAct }: { blocks: readonly KnownBlock[]; onAct: OnAct }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <Block key={block.block_id ?? index} block={block} onAct={onAct} />
      ))}
    </div>
  );
}
