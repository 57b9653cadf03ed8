import { type IdentifierName, isIdentifierName } from '#lib/identifiers/identifier-kinds.ts';
import { recognize } from '#lib/identifiers/recognize.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { code } from '#lib/messages/text.ts';
import type { Ports } from '#lib/ports.ts';
import { allKinds } from '#lib/tickets/all-kinds.ts';
import type { TicketKind } from '#lib/tickets/ticket-kind.ts';
import type { TicketOrigin } from '#lib/tickets/ticket-origin.ts';
import { meant } from '#lib/triage/meant.ts';

import type { Answer, Command, CommandContext } from './command.ts';
import { notOneId, possibleId } from './possible-id.ts';

export const plaidTicket: Command = {
  name: 'ticket',
  usage: '/plaid ticket [kind] [item or any id]',
  summary: 'A draft for support with every identifier that is known, and where to find the others.',
  example: '/plaid ticket missing-transactions wz666MBjYWTp2PDzzggYhM6oWWmBb',
  details: [
    `Kinds: ${allKinds()
      .map(({ name }) => name)
      .join(', ')}.`,
    'Any id will do: of an Item, an account, a Link session, a request, a user, a transfer, a Codat connection.',
    'The same form opens from a card, from /plaid item, from the end of /plaid diagnose, and from the menu of a message: Draft a ticket.',
    'Access tokens are never asked for: they go into the form of support only.',
  ],
  async run({ words }, { ports }: CommandContext): Promise<Answer> {
    const [first, ...rest] = words;
    if (first === undefined) return form({ about: '' }, undefined);
    const kind = kindMeant(first);
    const typed = kind === undefined ? words : rest;
    if (typed.length === 0) return form({ about: '' }, kind);
    const value = possibleId(typed);
    if (value === undefined) return kind === undefined ? unknownKind : notOneId;
    const origin = await originOf(value, kind, ports);
    return origin === undefined ? unknownId(value) : form(origin, kind);
  },
};

const unknownKind = problemMessage(
  `Tartan knows no such kind of ticket; ${code('/plaid help ticket')} lists them all.`,
);

/** By its name, a slip in it, or its beginning. */
function kindMeant(typed: string): TicketKind | undefined {
  const kinds = allKinds();
  const found = meant(typed, kinds, ({ name }) => [name]);
  if (found.kind === 'found') return found.candidates[0];
  const [begun, ...others] = kinds.filter(({ name }) => name.startsWith(typed.toLowerCase()));
  return others.length === 0 ? begun : undefined;
}

function form(origin: TicketOrigin, kind: TicketKind | undefined): Answer {
  const text = 'The form of the ticket opens …';
  return { ...problemMessage(text), form: { origin, kind: kind?.name } };
}

function unknownId(value: string): Answer {
  const names = recognize(value);
  return problemMessage(
    names.length === 0
      ? `Nothing is stored under that, and it has the shape of no identifier. ${code('/plaid help ticket')} lists the kinds of tickets.`
      : `Nothing is stored under that; by its shape it may be ${names.map(code).join(', ')}. Say which kind of ticket it is for, as in ${code(`/plaid ticket link ${value}`)}.`,
  );
}

/**
 * The Item that an id belongs to, or the id itself as that which it is stored as, or must be by its shape and the kind of
 * ticket. A draft claims nothing that is not known: undefined where it could be several things.
 */
async function originOf(
  value: string,
  kind: TicketKind | undefined,
  ports: Pick<Ports, 'items' | 'identifiers'>,
): Promise<TicketOrigin | undefined> {
  const [record, seen] = await Promise.all([
    ports.items.find(value),
    ports.identifiers.find(value),
  ]);
  if (record !== undefined) return { about: `item ${value}` };
  const exact = seen.filter((one) => one.value === value);
  const [itemId, ...others] = new Set(exact.flatMap((one) => one.itemId ?? []));
  const name = exact.map((one) => one.name).find(isIdentifierName) ?? nameByShape(value, kind);
  if (itemId !== undefined && others.length === 0)
    return { about: `item ${itemId}`, ids: name === undefined ? {} : { [name]: value } };
  return name === undefined ? undefined : { about: '', ids: { [name]: value } };
}

function nameByShape(value: string, kind: TicketKind | undefined): IdentifierName | undefined {
  const names = recognize(value);
  const wanted: readonly string[] = (kind?.identifiers ?? []).flat();
  const asked = names.filter((name) => wanted.includes(name));
  if (asked.length === 1) return asked[0];
  // What looks like an Item's id mostly is one: whoever has another kind of id says so in the form.
  return names.includes('item_id') || names.length === 1 ? names[0] : undefined;
}
