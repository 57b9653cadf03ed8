import type { ShownModal } from '#console/contract.ts';

interface Props {
  modal: ShownModal;
  /** Why the app did not take it. */
  problem: string | undefined;
}

/** What is wrong with the form as a whole, or with an input that it does not have. */
export function StrayErrors({ modal: { view, errors }, problem }: Props) {
  const inputs = view.blocks.map((block) => (block.type === 'input' ? block.block_id : undefined));
  const stray = Object.entries(errors).filter(([id]) => !inputs.includes(id));
  const said = [...(problem === undefined ? [] : [problem]), ...stray.map(([, error]) => error)];
  return said.map((error) => (
    <p key={error} className="input-error" role="alert">
      {error}
    </p>
  ));
}
