import { identifierIn } from '#lib/incoming/identifier-in.ts';
import { codatKind } from '#lib/tickets/kinds/product-kinds.ts';
import type { TicketFacts, TicketKind } from '#lib/tickets/ticket-kind.ts';
import type { TicketOrigin } from '#lib/tickets/ticket-origin.ts';

/** What Codat's support asks for, in its own names. */
const names = ['companyId', 'connectionId', 'correlationId'];

/** A ticket for Codat. @param pairs such as `companyId=5d1c…`, each of which may be missing */
export function codatMatter(
  pairs: readonly string[],
  { ids = {} }: TicketOrigin,
): { facts: TicketFacts; kind: TicketKind; initial: Readonly<Record<string, string>> } {
  const given = pairs.flatMap((pair) => {
    const [name = '', ...rest] = pair.split('=');
    const value = identifierIn(rest.join('='));
    return names.includes(name) && value !== undefined ? [[name, value] as const] : [];
  });
  return {
    facts: {
      bank: 'the bank',
      itemIds: [],
      count: 0,
      ids: { ...Object.fromEntries(given), ...ids },
      accounts: [],
    },
    kind: codatKind,
    initial: {},
  };
}
