import type { Overflow } from '@slack/types';

import { Menu } from '#console/page/frame/menu.tsx';

interface Props {
  element: Overflow;
  onChoose: (value: string) => void;
}

/** The `⋯` of a block. */
export function OverflowMenu({ element, onChoose }: Props) {
  return (
    <Menu
      label="More choices"
      choices={element.options.map(({ text, value = '' }) => ({ value, label: text.text }))}
      onChoose={onChoose}
    />
  );
}
