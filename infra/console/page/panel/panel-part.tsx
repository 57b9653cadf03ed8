import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** Beside the title: a count. */
  aside?: string | undefined;
  isOpen?: boolean;
  children: ReactNode;
}

/** A part of the panel that can be folded. */
export function PanelPart({ title, aside, isOpen = false, children }: Props) {
  return (
    <details className="panel-part" open={isOpen}>
      <summary>
        <h3>{title}</h3>
        {aside !== undefined && <span className="faint">{aside}</span>}
      </summary>
      <div className="panel-part-body">{children}</div>
    </details>
  );
}
