import type { Actor } from './advice.ts';
import { explainCode } from './explain-code.ts';

/** Who acts and what they do next: the part of the advice that a card has room for. */
export function nextStepFor(
  code: string,
  type: string | undefined,
): { whoActs: Actor; next: string } {
  const explained = explainCode(code, type);
  switch (explained.kind) {
    case 'known':
      return explained.entry.advice;
    case 'type only':
      return explained.about;
    case 'unknown':
      return unknownCode;
  }
}

const unknownCode: { whoActs: Actor; next: string } = {
  whoActs: 'your team',
  next: 'Tartan does not know this code: see its page at plaid.com/docs/errors.',
};
