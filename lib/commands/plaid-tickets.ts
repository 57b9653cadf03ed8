import { casesMessage } from '#lib/messages/case-messages.ts';
import { caseState } from '#lib/support/support-case.ts';

import type { Command } from './command.ts';

const LOOKED_AT = 100;

export const plaidTickets: Command = {
  name: 'tickets',
  usage: '/plaid tickets',
  summary: 'The open cases with support: what happens to each by itself, and when.',
  example: '/plaid tickets',
  details: [
    'A case is noted with “I filed it” on a ticket draft.',
    'An answered case solves itself after 14 days without a reply, and closes 7 days after that.',
    'Tartan cannot read Plaid’s support pages: set the state of a case in its menu.',
  ],
  async run(_asked, { ports }) {
    const filed = await ports.cases.open(LOOKED_AT);
    const now = ports.now();
    const cases = filed.map((one) => ({ filed: one, state: caseState(one, now) }));
    return casesMessage(cases.filter(({ state }) => state.status !== 'Closed'));
  },
};
