import { commandHelpMessage } from '#lib/messages/help-message.ts';
import {
  institutionMessage,
  institutionsMessage,
  withLine,
} from '#lib/messages/institution-message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { maskPersonal } from '#lib/secrets/mask-personal.ts';

import type { Answer, Command, CommandContext } from './command.ts';
import { matchNames } from './match-names.ts';
import { openIncidents } from './open-incidents.ts';

const OFFERED = 5;

export const plaidInstitution: Command = {
  name: 'institution',
  usage: '/plaid institution <id or name>',
  summary: 'Your Items at a bank by state, its open incidents, and what Plaid says of it now.',
  example: '/plaid institution ins_109508',
  details: [
    'Names are found by their words among all that webhooks, reports and Plaid have told; then at Plaid.',
    'Plaid’s status is asked live: shares of success, who fails, incidents, products.',
    'Says whether Auth, and so Stripe and Dwolla, works there.',
  ],
  async run({ text, words }, context) {
    if (text === '') return commandHelpMessage(plaidInstitution);
    const [id = ''] = words;
    if (words.length === 1 && /^ins_\d{1,20}$/i.test(id)) return byId(id.toLowerCase(), context);
    const found = matchNames(text, await context.ports.institutions.all());
    const named = found.filter(({ name }) => isName(text, name));
    const [only, ...others] = named.length > 0 ? named : found;
    if (only !== undefined && others.length === 0) return byId(only.institutionId, context);
    return found.length > 0 ? institutionsMessage(found.slice(0, OFFERED)) : byName(text, context);
  },
};

async function byId(institutionId: string, { ports, options }: CommandContext): Promise<Answer> {
  const [known, { counts, isExact }, incidents] = await Promise.all([
    ports.institutions.find(institutionId),
    ports.items.countsAt(institutionId),
    openIncidents(ports, institutionId),
  ]);
  const stored = institutionMessage({
    institutionId,
    name: known?.name,
    counts,
    isExact,
    incidents,
  });
  if (!options.hasFollowUps)
    return withLine(stored, 'Plaid is not asked live: FOLLOW_UP_FUNCTION is not set.');
  return {
    ...withLine(stored, 'Asking Plaid for its status …'),
    lookUp: { kind: 'institution', institutionId, stored },
  };
}

function byName(words: string, { options }: CommandContext): Answer {
  // What is no name of a bank is not for Plaid to read, either.
  const isReadable = /\p{L}/u.test(words) && words.length <= 100 && maskPersonal(words) === words;
  if (!isReadable)
    return problemMessage(
      'That is no name of a bank. Ask with its name, or its id such as ins_109508.',
    );
  if (!options.hasFollowUps)
    return problemMessage(
      'No bank of that name is known here yet; names are learnt from webhooks and reports. Its institution_id (ins_…) always works.',
    );
  return {
    ...problemMessage('No bank of that name is known here yet. Asking Plaid …'),
    lookUp: { kind: 'institution by name', words },
  };
}

function isName(typed: string, name: string): boolean {
  return typed.trim().toLowerCase() === name.toLowerCase();
}
