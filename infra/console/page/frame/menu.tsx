import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

interface Props {
  label: string;
  choices: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
}

/** A button with a menu below it: arrows walk in it, Escape and a click elsewhere close it. */
export function Menu({ label, choices, onChoose }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    list.current?.querySelector('button')?.focus();
    const close = (event: PointerEvent) => {
      const inside = event.target instanceof Node && list.current?.contains(event.target) === true;
      if (!inside) setOpen(false);
    };
    // Not with the very click that opened it.
    const timer = setTimeout(() => {
      document.addEventListener('pointerdown', close);
    });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerdown', close);
    };
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const by = steps[event.key];
    if (event.key === 'Escape') {
      setOpen(false);
      opener.current?.focus();
    } else if (event.key === 'Tab') setOpen(false);
    else if (by !== undefined) buttons.at((at + by) % buttons.length)?.focus();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span className="menu">
      <button
        ref={opener}
        type="button"
        className="icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        ⋯
      </button>
      {isOpen && (
        <div id={id} ref={list} role="menu" aria-label={label} onKeyDown={onKeyDown}>
          {choices.map(({ value, label: text }) => (
            <button
              key={value}
              type="button"
              role="menuitem"
              onClick={() => {
                setOpen(false);
                opener.current?.focus();
                onChoose(value);
              }}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
