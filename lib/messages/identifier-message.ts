import type { HealthStatus } from '#lib/health/item-health.ts';
import {
  identifierKind,
  type IdentifierName,
  isIdentifierName,
  lettersAndDigits,
} from '#lib/identifiers/identifier-kinds.ts';

import { actions, button, context, list, type Message, section } from './message.ts';
import { code, date, escape, items } from './text.ts';
import { statusWords } from './wording.ts';

const SHOWN_ITEMS = 10;
const OFFERED_ITEMS = 5;

/** What is stored under one identifier. */
export interface StoredIdentifier {
  value: string;
  /** The Items that it belongs to, with the names that it has there. */
  items: readonly {
    itemId: string;
    names: readonly string[];
    bank: string;
    status: HealthStatus | undefined;
    /** What it first came in. */
    first: Carrier | undefined;
  }[];
  /** Webhooks and reports that carried it and named no Item. */
  withoutItem: readonly (Carrier & { name: string })[];
  /** Stored values that differ from this one only in upper and lower case. */
  alike: readonly string[];
}

interface Carrier {
  /** Type and code of the webhook, or kind of the report. */
  source: string;
  /** The error code that came with it. */
  code?: string | undefined;
  at: string;
}

/** `/plaid find`: the Items that an identifier belongs to. */
export function foundMessage(stored: StoredIdentifier): Message {
  return {
    text: summary(stored),
    blocks: [
      section(summary(stored)),
      ...storedBlocks(stored),
      ...(stored.items.length > 0 ? shareButtons(stored, 'find') : []),
    ],
  };
}

/** An identifier of several Items, for a command that is about one. @param noun of that command */
export function whichItemMessage(stored: StoredIdentifier, noun: string): Message {
  const shown = stored.items.slice(0, OFFERED_ITEMS);
  return {
    text: `${items(stored.items.length)} have it. Which one do you mean?`,
    blocks: [
      section(`${items(stored.items.length)} have ${code(stored.value)}. Which one do you mean?`),
      ...list('Items', itemLines(stored)),
      actions(
        ...shown.map(({ itemId }, index) =>
          button(`ask_${String(index)}`, itemId, `${noun} ${itemId}`),
        ),
      ),
    ],
  };
}

/** `/plaid id`: what an identifier is, what for, where to find it, and what is stored under it. */
export function identifierMessage(
  stored: StoredIdentifier,
  names: readonly IdentifierName[],
): Message {
  const inWebhooks = stored.withoutItem.map(({ name }) => name);
  const known = [...new Set([...stored.items.flatMap((item) => item.names), ...inWebhooks])];
  const says =
    known.length > 0
      ? `${code(stored.value)} is stored as ${known.map(code).join(', ')}.`
      : shapeSentence(stored.value, names);
  const shown = known.length > 0 ? known.filter(isIdentifierName) : names;
  return {
    text: `${says} ${summary(stored)}`,
    blocks: [
      section(says),
      ...list('What it is for, and where to find it', shown.map(kindLine)),
      section(summary(stored)),
      ...storedBlocks(stored),
      ...(names.length > 0 || known.length > 0 ? shareButtons(stored, 'id') : []),
    ],
  };
}

function shapeSentence(value: string, names: readonly IdentifierName[]): string {
  const [first] = names;
  if (first === undefined)
    return `That has the shape of no identifier of Plaid or Codat that Tartan knows. It may be a name that your own team chose, such as a client_user_id.`;
  if (names.length === 1) return `By its shape ${code(value)} is ${code(first)}.`;
  const why =
    identifierKind(first).shape === lettersAndDigits
      ? 'they all are letters and digits'
      : 'they all have this form';
  return `The shape of ${code(value)} is ambiguous: ${names.map(code).join(', ')} look alike, ${why}. Where you found it tells which it is.`;
}

function kindLine(name: IdentifierName): string {
  const { what, where, note } = identifierKind(name);
  return [`${code(name)} ${escape(what)}. Found ${escape(where)}.`, note && escape(note)]
    .filter((part) => part !== undefined)
    .join(' ');
}

function summary({ items: found, withoutItem, alike }: StoredIdentifier): string {
  if (found.length > 0) return `${items(found.length)} ${found.length === 1 ? 'has' : 'have'} it.`;
  if (withoutItem.length > 0) return `No Item has it, but it has come in.`;
  if (alike.length > 0)
    return `No match; ids are case-sensitive. Did you mean ${alike.map(code).join(' or ')}?`;
  return `Nothing is stored under it. Tartan knows what webhooks and your app’s reports have carried.`;
}

function itemLines(stored: StoredIdentifier): string[] {
  const more = stored.items.length - SHOWN_ITEMS;
  const lines = stored.items.slice(0, SHOWN_ITEMS).map(({ itemId, names, bank, status, first }) => {
    const state =
      status === undefined ? '' : `${statusWords[status].emoji} ${statusWords[status].word}  `;
    const since = first === undefined ? '' : `, first seen ${carrierWords(first)}`;
    return `${state}${code(itemId)}  ${escape(bank)}  (its ${names.map(code).join(', ')}${since})`;
  });
  return [...lines, ...(more > 0 ? [`and ${String(more)} more`] : [])];
}

function storedBlocks(stored: StoredIdentifier): Message['blocks'] {
  return [
    ...list('Items', itemLines(stored)),
    ...list(
      'Came without an Item',
      stored.withoutItem
        .slice(0, SHOWN_ITEMS)
        .map(({ name, ...carrier }) => `as ${code(name)} ${carrierWords(carrier)}`),
    ),
    ...(stored.items.length > 0
      ? [context(`More on an Item: ${code('/plaid item <item_id>')}`)]
      : []),
  ];
}

/** `in REPORT.LINK_EXIT INVALID_CREDENTIALS, 4 May`. */
function carrierWords({ source, code: errorCode, at }: Carrier): string {
  const said = errorCode === undefined ? code(source) : `${code(source)} ${code(errorCode)}`;
  return `in ${said}, ${date(at)}`;
}

function shareButtons({ value, items: found }: StoredIdentifier, noun: string): Message['blocks'] {
  const [only] = found;
  return [
    actions(
      ...(found.length === 1 && only !== undefined
        ? [button('ask_item', 'Show the Item', `item ${only.itemId}`)]
        : []),
      button('share', 'Share in channel', `${noun} ${value}`),
    ),
  ];
}
