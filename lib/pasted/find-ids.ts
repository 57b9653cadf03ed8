import {
  identifierKind,
  type IdentifierName,
  identifierNames,
  isIdentifierName,
  lettersAndDigits,
} from '#lib/identifiers/identifier-kinds.ts';
import { recognize } from '#lib/identifiers/recognize.ts';

/** An identifier in a paste. */
export interface PastedId {
  value: string;
  /** As the paste names it; undefined where only the value stands there. */
  name: IdentifierName | undefined;
}

interface Mention extends PastedId {
  index: number;
}

/** Between a name and its value: `": "`, `=`, ` is `, `/`, `([`, or a particle of another script. */
const BETWEEN = `["'\\])]*\\s*(?:[:=#/(\\[]|=>|is\\b|was\\b|equals\\b|\\s|[^\\x00-\\x7F]{1,4})*["'<({\\[]*`;
const VALUE = `[A-Za-z0-9][\\w-]{2,79}`;
/** The other values of a list, behind its first. */
const MORE = `((?:["']?\\s*,\\s*["']?${VALUE})*)`;

/** Things that people name without saying `id`: `item kD5p…`, `/items/kD5p…`. */
const things = ['item', 'account', 'transaction', 'transfer'];

/** What people and programs write for each name: `item_id`, `itemId`, `Item ID`, `item-ids`. */
const named = identifierNames.map((name) => {
  const thing = name.replace(/_id$/, '');
  const spelled = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .split('_')
    .join('[\\s_-]?');
  const short = things.includes(thing) ? `|${thing}s?(?=[^A-Za-z])` : '';
  const pattern = `(?<![A-Za-z])(?:${spelled}s?${short})${BETWEEN}(?=(${VALUE})${MORE})`;
  return { name, pattern: new RegExp(pattern, 'gi') };
});

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const bare = new RegExp(
  `(?<![\\w-])(?:${UUID}|ins_\\d+|(?:usr|idv|flwses|scr|entscr)_\\w{4,}|[A-Za-z0-9]{24,80})(?![\\w-])`,
  'g',
);

/** The identifiers of a paste, once each, in the order of their first mention. */
export function findIds(text: string): PastedId[] {
  const found = [...idsInTables(text), ...namedIds(text), ...bareIds(text)];
  const byValue = new Map<string, PastedId>();
  // Of names that share an end, as recurring_transfer_id and transfer_id, the one that begins first is whole.
  for (const { value, name } of found.sort((a, b) => a.index - b.index))
    byValue.set(value, { value, name: byValue.get(value)?.name ?? name });
  return [...byValue.values()];
}

function namedIds(text: string): Mention[] {
  return named.flatMap(({ name, pattern }) =>
    [...text.matchAll(pattern)].flatMap(({ index, 1: first = '', 2: more = '' }) =>
      [first, ...(more.match(/[\w-]+/g) ?? [])]
        .filter((value) => isPossible(name, value))
        .map((value) => ({ index, value, name })),
    ),
  );
}

/** Rows under a line of names, as a database or a spreadsheet gives them. */
function idsInTables(text: string): Mention[] {
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.split(/[|\t;,]/).map((cell) => cell.trim().replace(/^["']|["']$/g, '')));
  return rows.flatMap((head, row) =>
    head.length < 2 || !head.some(isIdentifierName)
      ? []
      : rows.slice(row + 1).flatMap((cells) =>
          cells.length !== head.length
            ? []
            : cells.flatMap((value, column) => {
                const name = head[column] ?? '';
                return isIdentifierName(name) && isPossible(name, value)
                  ? [{ index: text.indexOf(value), value, name }]
                  : [];
              }),
        ),
  );
}

function bareIds(text: string): Mention[] {
  return [...text.matchAll(bare)].flatMap(({ index, 0: value }) => {
    const kinds = recognize(value);
    const isShaped = kinds.some((kind) => isPossible(kind, value));
    if (!isShaped || /^[0-9a-f]+$/.test(value)) return [];
    return [{ index, value, name: kinds.length === 1 ? kinds[0] : undefined }];
  });
}

/** A word after the name is no value: `item id missing`. What your own team names may be anything with a digit. */
function isPossible(name: IdentifierName, value: string): boolean {
  const { shape } = identifierKind(name);
  if (shape === undefined) return name.startsWith('client_') && /\d/.test(value);
  if (!shape.test(value)) return false;
  return shape === lettersAndDigits || name === 'request_id' ? isMixed(value) : true;
}

/** Ids mix digits with letters of both cases; words, hashes and class names do not. */
function isMixed(value: string): boolean {
  return /\d/.test(value) && /[a-z]/i.test(value) && (/[A-Z]/.test(value) || value.length === 32);
}
