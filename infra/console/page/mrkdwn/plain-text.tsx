import { Fragment } from 'react';

import { emojiSign } from './emoji.ts';

/** A `plain_text` of Slack: nothing is marked up but emoji, which it writes by their names. */
export function PlainText({ text }: { text: string }) {
  return text.split(/(:[a-z0-9_+-]+:)/).map((piece, index) => {
    const sign = index % 2 === 1 ? emojiSign(piece.slice(1, -1)) : undefined;
    return <Fragment key={index}>{sign ?? piece}</Fragment>;
  });
}
