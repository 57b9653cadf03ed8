import type { SectionBlock } from '@slack/types';

import type { OnAct } from './block-action.ts';
import { Element } from './element.tsx';
import { TextPart } from './text-part.tsx';

export function SectionPart({ block, onAct }: { block: SectionBlock; onAct: OnAct }) {
  const { text, fields, accessory, block_id: blockId = '' } = block;
  return (
    <div className="block-section">
      <div className="section-text">
        {text !== undefined && <TextPart text={text} />}
        {fields !== undefined && (
          <div className="section-fields">
            {fields.map((field, index) => (
              <div key={index}>
                <TextPart text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined && (
        <div className="section-accessory">
          <Element element={accessory} blockId={blockId} onAct={onAct} />
        </div>
      )}
    </div>
  );
}
