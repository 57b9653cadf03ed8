import type { ModalValues, ShownModal } from '#console/contract.ts';
import { initialValue } from '#console/page/blocks/initial-value.ts';

import { knownBlocks } from './known-blocks.ts';

/** What the inputs hold: what has been typed, else what the server knows, else what they begin with. */
export function modalValues({ view, values }: ShownModal, typed: ModalValues): ModalValues {
  const inputs = knownBlocks(view.blocks).flatMap((block) => {
    if (block.type !== 'input' || block.block_id === undefined) return [];
    const { block_id: id, element } = block;
    return [[id, typed[id] ?? values[id] ?? initialValue(element)] as const];
  });
  return Object.fromEntries(inputs);
}
