import { adviceFor } from './look-up.ts';
import { spanishWording } from './user-wording/spanish.ts';

/** What an end user can be told, in one language: plain text without codes and ids, at most 400 characters. */
export interface UserWording {
  language: string;
  text: string;
}

/** By type and code. To add a language: its file, and a line here. */
const translations: readonly { language: string; of: ReadonlyMap<string, string> }[] = [
  { language: 'Spanish', of: new Map(Object.entries(spanishWording)) },
];

/** What the end user can be told about a code; empty when it is not their concern. */
export function userWordings(code: string, type: string | undefined): UserWording[] {
  const entry = adviceFor(code, type);
  const text = entry?.advice.endUserWording;
  if (entry === undefined || text === undefined) return [];
  return [
    { language: 'English', text },
    ...translations.flatMap(({ language, of }) => {
      const translated = of.get(`${entry.type} ${entry.code}`);
      return translated === undefined ? [] : [{ language, text: translated }];
    }),
  ];
}
