import { useState } from 'react';

const SHOWN_MS = 2_000;

/** Takes a text that is to be pasted elsewhere, such as a ticket. */
export function CopyButton({ text }: { text: string }) {
  const [label, setLabel] = useState('Copy');
  const say = (said: string) => {
    setLabel(said);
    setTimeout(() => {
      setLabel('Copy');
    }, SHOWN_MS);
  };
  return (
    <button
      type="button"
      className="copy"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => {
            say('Copied');
          },
          () => {
            say('Not allowed');
          },
        );
      }}
    >
      {label}
    </button>
  );
}
