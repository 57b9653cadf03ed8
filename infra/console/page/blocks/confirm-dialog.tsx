import type { ConfirmationDialog } from '@slack/types';

import { Dialog } from '#console/page/frame/dialog.tsx';

import { TextPart } from './text-part.tsx';

interface Props {
  confirm: ConfirmationDialog;
  onConfirm: () => void;
  onDeny: () => void;
}

/** The question before something that cannot be taken back. */
export function ConfirmDialog({ confirm, onConfirm, onDeny }: Props) {
  return (
    <Dialog title={confirm.title?.text ?? 'Are you sure?'} onClose={onDeny} isSmall>
      <div className="dialog-body">
        <TextPart text={confirm.text} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={onDeny}>
          {confirm.deny?.text ?? 'Cancel'}
        </button>
        <button
          type="button"
          className={`button ${confirm.style === 'danger' ? 'danger' : 'primary'}`}
          onClick={onConfirm}
        >
          {confirm.confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
