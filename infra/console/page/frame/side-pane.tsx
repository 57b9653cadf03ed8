import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A pane beside the channel, over it on a phone. */
export function SidePane({ title, onClose, children }: Props) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    pane.current?.focus();
  }, []);
  return (
    <aside
      ref={pane}
      className="side-pane"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className="pane-head">
        <h2>{title}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={`Close: ${title}`}
          onClick={onClose}
        >
          ✕
        </button>
      </header>
      <div className="pane-body">{children}</div>
    </aside>
  );
}
