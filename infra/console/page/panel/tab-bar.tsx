import { type KeyboardEvent, useRef } from 'react';

interface Props<Id extends string> {
  tabs: readonly { id: Id; label: string }[];
  shown: Id;
  onShow: (id: Id) => void;
}

/** Tabs that the arrow keys walk along. */
export function TabBar<Id extends string>({ tabs, shown, onShow }: Props<Id>) {
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const at = (tabs.findIndex(({ id }) => id === shown) + by + tabs.length) % tabs.length;
    const next = tabs[at];
    if (next === undefined) return;
    event.preventDefault();
    onShow(next.id);
    bar.current?.querySelectorAll('button')[at]?.focus();
  };
  return (
    <div className="tab-bar" role="tablist" ref={bar} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === shown}
          aria-controls={`tabpanel-${id}`}
          tabIndex={id === shown ? 0 : -1}
          onClick={() => {
            onShow(id);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
