import type { KnownBlock } from '@slack/types';

import { ActionsPart } from './actions-part.tsx';
import type { OnAct } from './block-action.ts';
import { ContextPart } from './context-part.tsx';
import { InputPart } from './input-part.tsx';
import { RichTextPart } from './rich-text-part.tsx';
import { SectionPart } from './section-part.tsx';
import { TablePart } from './table-part.tsx';
import { PlainText } from '#console/page/mrkdwn/plain-text.tsx';

/** A block of Block Kit. Inputs of a form are drawn by the form. */
export function Block({ block, onAct }: { block: KnownBlock; onAct: OnAct }) {
  switch (block.type) {
    case 'section':
      return <SectionPart block={block} onAct={onAct} />;
    case 'context':
      return <ContextPart block={block} />;
    case 'actions':
      return <ActionsPart block={block} onAct={onAct} />;
    case 'input':
      return <InputPart block={block} onAct={onAct} />;
    case 'rich_text':
      return <RichTextPart block={block} />;
    case 'table':
      return <TablePart block={block} />;
    case 'header':
      return (
        <h3 className="block-header">
          <PlainText text={block.text.text} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'markdown':
      return <div className="block-section preserved">{block.text}</div>;
    default:
      return <p className="faint">(A block that is not drawn here: {block.type})</p>;
  }
}
