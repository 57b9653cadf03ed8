import { useEffect, useRef, useState } from 'react';

import type { ShownModal } from '#console/contract.ts';
import { Block } from '#console/page/blocks/block.tsx';
import { Dialog } from '#console/page/frame/dialog.tsx';
import { consoleServer } from '#console/page/server/console-server.ts';

import { knownBlocks } from './known-blocks.ts';
import { modalValues } from './modal-values.ts';
import { ModalInput } from './modal-input.tsx';
import { StrayErrors } from './stray-errors.tsx';

/** A form of the app, with what it says is wrong. Its state lives as long as the form is open. */
export function ModalDialog({ modal }: { modal: ShownModal }) {
  const { view, errors } = modal;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const values = modalValues(modal, typed);

  const doing = async (work: ReturnType<typeof consoleServer.closeModal>) => {
    setBusy(true);
    const done = await work;
    setBusy(false);
    setProblem(done.ok ? undefined : done.problem);
  };
  const act = (blockId: string, actionId: string, value: string) =>
    doing(
      consoleServer.actInModal({
        blockId,
        actionId,
        value,
        values: { ...values, [blockId]: value },
      }),
    );

  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  return (
    <Dialog
      title={view.title.text}
      onClose={() => {
        void doing(consoleServer.closeModal());
      }}
    >
      <form
        ref={form}
        aria-busy={isBusy}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void doing(consoleServer.submitModal(values));
        }}
      >
        <div className="dialog-body blocks">
          <StrayErrors modal={modal} problem={problem} />
          {knownBlocks(view.blocks).map((block, index) =>
            block.type === 'input' ? (
              <ModalInput
                key={block.block_id ?? index}
                block={block}
                value={values[block.block_id ?? ''] ?? ''}
                error={errors[block.block_id ?? '']}
                onChange={(value) => {
                  const blockId = block.block_id ?? '';
                  setTyped((before) => ({ ...before, [blockId]: value }));
                  if (block.dispatch_action === true)
                    void act(blockId, block.element.action_id ?? '', value);
                }}
              />
            ) : (
              <Block
                key={block.block_id ?? index}
                block={block}
                onAct={({ blockId, actionId, value }) => act(blockId, actionId, value)}
              />
            ),
          )}
        </div>
        <footer className="dialog-foot">
          <button
            type="button"
            className="button"
            onClick={() => {
              void doing(consoleServer.closeModal());
            }}
          >
            {view.close?.text ?? 'Cancel'}
          </button>
          {view.submit !== undefined && (
            <button type="submit" className="button primary" disabled={isBusy}>
              {view.submit.text}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
