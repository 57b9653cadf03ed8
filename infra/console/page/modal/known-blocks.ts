import type { AnyBlock, KnownBlock } from '@slack/types';

/** The types of a form's blocks that are drawn here. */
const known: ReadonlySet<string> = new Set<KnownBlock['type']>([
  'actions',
  'context',
  'divider',
  'header',
  'input',
  'markdown',
  'rich_text',
  'section',
  'table',
]);

export function knownBlocks(blocks: readonly AnyBlock[]): KnownBlock[] {
  return blocks.filter(isKnown);
}

function isKnown(block: AnyBlock): block is KnownBlock {
  return known.has(block.type);
}
