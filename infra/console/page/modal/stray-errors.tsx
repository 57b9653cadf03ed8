import type { ShownModal } from '#console/contract.ts';

/** What is wrong with the form as a whole, or with an input that it does not have. */
export function StrayErrors({ modal: { view, errors } }: { modal: ShownModal }) {
  const inputs = view.blocks.map((block) => (block.type === 'input' ? block.block_id : undefined));
  return Object.entries(errors)
    .filter(([id]) => !inputs.includes(id))
    .map(([id, error]) => (
      <p key={id} className="input-error" role="alert">
        {error}
      </p>
    ));
}
