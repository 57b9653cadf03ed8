import type { ContextBlock } from '@slack/types';

import { TextPart } from './text-part.tsx';

export function ContextPart({ block }: { block: ContextBlock }) {
  return (
    <div className="block-context">
      {block.elements.map((element, index) => (
        <div key={index}>
          {element.type === 'image' ? (
            <span className="faint">({element.alt_text})</span>
          ) : (
            <TextPart text={element} />
          )}
        </div>
      ))}
    </div>
  );
}
