import type { Button } from '@slack/types';

import { PlainText } from '#console/page/mrkdwn/plain-text.tsx';

interface Props {
  element: Button;
  isBusy: boolean;
  onPress: (value: string) => void;
}

export function ButtonElement({ element, isBusy, onPress }: Props) {
  const { style = 'default', text, value = '', url, accessibility_label: label } = element;
  if (url !== undefined)
    return (
      <a className={`button ${style}`} href={url} target="_blank" rel="noreferrer">
        <PlainText text={text.text} />
      </a>
    );
  return (
    <button
      type="button"
      className={`button ${style}`}
      aria-label={label}
      aria-busy={isBusy}
      // Not `disabled`: that would take the focus from who goes by the keyboard.
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) onPress(value);
      }}
    >
      <PlainText text={text.text} />
    </button>
  );
}
