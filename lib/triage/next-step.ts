import type { Actor } from './advice.ts';
import { adviceFor } from './look-up.ts';

/** Who acts and what they do next: the part of the advice that a card has room for. */
export function nextStepFor(
  code: string,
  type: string | undefined,
): { whoActs: Actor; next: string } {
  return adviceFor(code, type)?.advice ?? unknownCode;
}

const unknownCode: { whoActs: Actor; next: string } = {
  whoActs: 'your team',
  next: 'Tartan does not know this code: see its page at plaid.com/docs/errors.',
};
