import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

interface Props {
  title: string;
  onClose: () => void;
  isSmall?: boolean;
  children: ReactNode;
}

/** Where the person goes on: not on the cross. */
const firstUseful = '.dialog-body :is(input, select, textarea), .dialog-foot button:last-child';

/** A native dialog: the browser keeps the focus in it and gives it back afterwards. */
export function Dialog({ title, onClose, isSmall = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed before it is gone from the page: then the browser gives the focus back.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    current?.querySelector<HTMLElement>(firstUseful)?.focus();
    return () => {
      current?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={isSmall ? 'small' : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
          ✕
        </button>
      </header>
      {children}
    </dialog>
  );
}
