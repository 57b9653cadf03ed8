import {
  identifierKind,
  type IdentifierName,
  identifierNames,
  lettersAndDigits,
} from './identifier-kinds.ts';

/** What a value may be, by its looks alone. Several when the shape does not tell them apart, none when it is no shape. */
export function recognize(value: string): readonly IdentifierName[] {
  const fitting = identifierNames.filter((name) => identifierKind(name).shape?.test(value));
  // `ins_` or 24 hex digits say more than "letters and digits", which they are, too.
  const telling = fitting.filter((name) => identifierKind(name).shape !== lettersAndDigits);
  return telling.length > 0 ? telling : fitting;
}
