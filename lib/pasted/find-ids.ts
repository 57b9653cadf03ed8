import {
  identifierKind,
  type IdentifierName,
  identifierNames,
  isIdentifierName,
  lettersAndDigits,
} from '#lib/identifiers/identifier-kinds.ts';
import { recognize } from '#lib/identifiers/recognize.ts';

import { namedRows } from './named-rows.ts';

/** An identifier in a paste. */
export interface PastedId {
  value: string;
  /** As the paste names it; undefined where only the value stands there. */
  name: IdentifierName | undefined;
}

interface Mention extends PastedId {
  index: number;
}

/** Between a name and its value: signs, tags, a filler word, the number of a line. */
const BETWEEN = `(?:<[^<>]{1,40}>|[^A-Za-z0-9]|(?:is|was|equals|Some|S|of the last)\\b|string\\(\\d{1,3}\\)|(?<=[[(\\n])\\d{1,2}(?=[\\])])|(?<=\\n)\\d{1,2}\\)){0,40}?`;
const VALUE = `[A-Za-z0-9][\\w-]{2,79}`;
/** The other values of a list, behind its first. */
const MORE = `((?:["']?\\s*(?:,|\\band\\b)\\s*["']?${VALUE})*)`;

/** Things that people name without saying `id`: `item kD5p…`, `/items/kD5p…`, `link session 6ae5…`. */
const things = ['item', 'account', 'transaction', 'transfer', 'link_session', 'request'];
/** What programs put before a name, with or without a sign between: `plaidRequestId`. */
const PREFIX = '(?:(?<![A-Za-z])(?:plaid|codat|last|failed)[_-]?|(?<![A-Za-z]))';

/** What people and programs write for each name: `item_id`, `itemId`, `Item ID`, `item-ids`. */
const named = identifierNames.map((name) => {
  const thing = name.replace(/_id$/, '');
  const spelled = spelling(name);
  const short = things.includes(thing) ? `|${spelling(thing)}s?(?=[^A-Za-z])` : '';
  const abbreviated = name === 'request_id' ? '|req[\\s_-]?id' : '';
  const pattern = `${PREFIX}(?:${spelled}s?(?![A-Za-z0-9])${abbreviated}${short})${BETWEEN}(?=(?<![A-Za-z0-9])(?!Some\\b|was\\b|string\\()(${VALUE})${MORE})`;
  return { name, pattern: new RegExp(pattern, 'gi') };
});

function spelling(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .split('_')
    .join('[\\s_-]?');
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const bare = new RegExp(
  `(?<![\\w-])(?:${UUID}|ins_\\d+|(?:usr|idv|flwses|scr|entscr)_\\w{4,}|(?:payment|consent|wallet)-id-(?:sandbox|production)-[\\w-]+|[A-Za-z0-9]{24,80})(?![\\w-])`,
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

/** Values under or behind a list of names. */
function idsInTables(text: string): Mention[] {
  return namedRows(text, (cell) => columnName(cell) !== undefined).flatMap(({ head, cells }) =>
    cells.flatMap((value, column) => {
      const name = columnName(head[column] ?? '');
      return name !== undefined && isPossible(name, value)
        ? [{ index: text.indexOf(value), value, name }]
        : [];
    }),
  );
}

/** `item_id`, `Item ID`, `Link session`; but ITEM is a type of webhooks. */
function columnName(cell: string): IdentifierName | undefined {
  if (/^[A-Z]+$/.test(cell)) return undefined;
  const name = cell.toLowerCase().replace(/[\s-]+/g, '_');
  return [cell, name, `${name}_id`].find(isIdentifierName);
}

function bareIds(text: string): Mention[] {
  return [...text.matchAll(bare)].flatMap(({ index, 0: value }) => {
    const kinds = recognize(value);
    const isShaped = kinds.some((kind) => isPossible(kind, value));
    if (!isShaped || /^[0-9a-f]+$/.test(value)) return [];
    const behind = nameBehind(text.slice(index + value.length, index + value.length + 30));
    const only = kinds.length === 1 ? kinds[0] : undefined;
    return [{ index, value, name: kinds.find((kind) => kind === behind) ?? only }];
  });
}

/** `kD5p… (item)` */
function nameBehind(text: string): string | undefined {
  const [, thing] = /^['"\s]*\((item|account|transaction|transfer)(?:[\s_]id)?\)/i.exec(text) ?? [];
  return thing && `${thing.toLowerCase()}_id`;
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
