import { isIdentifierName } from '#lib/identifiers/identifier-kinds.ts';
import { recognize } from '#lib/identifiers/recognize.ts';
import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import type { Ports } from '#lib/ports.ts';
import { allKinds } from '#lib/tickets/all-kinds.ts';
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
    const found = meant(first, allKinds(), ({ name }) => [name]);
    const [kind] = found.kind === 'found' ? found.candidates : [];
    const typed = kind === undefined ? words : rest;
    if (typed.length === 0) return form({ about: '' }, kind?.name);
    const value = possibleId(typed);
    if (value === undefined) return kind === undefined ? unknownKind(first) : notOneId;
    return form(await originOf(value, ports), kind?.name);
  },
};

function unknownKind(typed: string): Answer {
  const isWord = /^[a-z-]+$/i.test(typed);
  return isWord
    ? commandHelpMessage(plaidTicket)
    : problemMessage(
        'Ask with a kind of ticket, an id, or both: /plaid help ticket lists the kinds.',
      );
}

function form(origin: NonNullable<Answer['form']>['origin'], kind: string | undefined): Answer {
  return { text: 'The ticket draft opens …', blocks: [], form: { origin, kind } };
}

/** The Item that an id belongs to, or the id itself as that which it is known or looks to be. */
async function originOf(
  value: string,
  ports: Pick<Ports, 'items' | 'identifiers'>,
): Promise<{ about: string; ids?: Readonly<Record<string, string>> }> {
  const [record, seen] = await Promise.all([
    ports.items.find(value),
    ports.identifiers.find(value),
  ]);
  if (record !== undefined) return { about: `item ${value}` };
  const exact = seen.filter((one) => one.value === value);
  const itemIds = [...new Set(exact.flatMap(({ itemId }) => itemId ?? []))];
  const name = exact[0]?.name ?? recognize(value)[0] ?? 'client_user_id';
  const ids = isIdentifierName(name) ? { [name]: value } : {};
  const [only] = itemIds;
  if (only !== undefined && itemIds.length === 1)
    return { about: `item ${only}`, ...(name === 'item_id' ? {} : { ids }) };
  return { about: '', ids };
}
