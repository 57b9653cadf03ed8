import { useEffect, useRef } from 'react';

import type { Completion } from './complete-command.ts';

interface Props {
  id: string;
  completions: readonly Completion[];
  chosen: number;
  onChoose: (index: number) => void;
}

export function CompletionList({ id, completions, chosen, onChoose }: Props) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <ul id={id} ref={list} className="completions" role="listbox" aria-label="Commands">
      {completions.map(({ command }, index) => (
        <li
          key={command.name}
          id={`${id}-${String(index)}`}
          role="option"
          aria-selected={index === chosen}
          // Before the input loses the focus, which would close the list.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(index);
          }}
        >
          <code>{command.usage}</code>
          <span>{command.description}</span>
        </li>
      ))}
    </ul>
  );
}
