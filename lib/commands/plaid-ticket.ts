import { type IdentifierName, isIdentifierName } from '#lib/identifiers/identifier-kinds.ts';
import { recognize } from '#lib/identifiers/recognize.ts';
import { didYouMean, problemMessage } from '#lib/messages/problem-message.ts';
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
    if (kind !== undefined && rest.length === 0) {
      // What is nearly a kind may be the name that your team gave to a user.
      const known = kind.name === first ? undefined : (await stored(first, ports)).origin;
      return known === undefined ? form({ about: '' }, kind) : form(known, undefined);
    }
    const value = possibleId(kind === undefined ? words : rest);
    if (value === undefined) return kind === undefined ? unknownKind : notOneId;
    const { origin, alike } = await stored(value, ports);
    if (origin !== undefined) return form(origin, kind);
    if (alike.length > 0) return otherCase(alike, kind);
    const name = nameByShape(value, kind);
    return name === undefined
      ? unknownId(value)
      : form({ about: '', ids: { [name]: value } }, kind);
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

/** A ticket with an id in the wrong case would name nothing that support can find. */
function otherCase(alike: readonly string[], kind: TicketKind | undefined): Answer {
  const command = kind === undefined ? '/plaid ticket' : `/plaid ticket ${kind.name}`;
  return didYouMean(
    'Nothing is stored under that; ids are case-sensitive.',
    alike.map((value) => `${command} ${value}`),
  );
}

/**
 * The one Item that an id belongs to, or the id itself as that which it is stored as; `alike`: what is stored differs from
 * it in upper and lower case.
 */
async function stored(
  value: string,
  ports: Pick<Ports, 'items' | 'identifiers'>,
): Promise<{ origin: TicketOrigin | undefined; alike: readonly string[] }> {
  const [record, seen] = await Promise.all([
    ports.items.find(value),
    ports.identifiers.find(value),
  ]);
  if (record !== undefined) return { origin: { about: `item ${value}` }, alike: [] };
  const exact = seen.filter((one) => one.value === value);
  if (exact.length === 0)
    return { origin: undefined, alike: [...new Set(seen.map((one) => one.value))].slice(0, 3) };
  const [itemId, ...others] = new Set(exact.flatMap((one) => one.itemId ?? []));
  const name = exact.map((one) => one.name).find(isIdentifierName);
  const ids = name === undefined ? {} : { [name]: value };
  const isOfOne = itemId !== undefined && others.length === 0;
  return { origin: { about: isOfOne ? `item ${itemId}` : '', ids }, alike: [] };
}

/** What an id must be by its shape and the kind of ticket; undefined where it could be several things. */
function nameByShape(value: string, kind: TicketKind | undefined): IdentifierName | undefined {
  const names = recognize(value);
  const wanted: readonly string[] = (kind?.identifiers ?? []).flat();
  const asked = names.filter((name) => wanted.includes(name));
  if (asked.length === 1) return asked[0];
  // What looks like an Item's id mostly is one: whoever has another kind of id says so in the form.
  return names.includes('item_id') || names.length === 1 ? names[0] : undefined;
}
