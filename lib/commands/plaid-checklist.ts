import { allChecklists } from '#lib/guides/all-checklists.ts';
import { openSteps } from '#lib/guides/checklist-run.ts';
import { checklistPreview, checklistsMessage } from '#lib/messages/checklist-message.ts';
import { meant } from '#lib/triage/meant.ts';

import type { Command } from './command.ts';

const LOOKED_AT = 5;
const SHOWN = 2;

export const plaidChecklist: Command = {
  name: 'checklist',
  usage: '/plaid checklist [name]',
  summary:
    'Steps for going live, Auth, a new secret or a new webhook address, ticked off together.',
  example: '/plaid checklist secret-rotation',
  details: [
    'You see the steps first; Start puts the list into the channel, where everybody can tick.',
    'Ticks are kept with name and time. The same command later lets you go on where you were.',
  ],
  async run({ words }, { ports, channel }) {
    if (words.length === 0) return checklistsMessage(allChecklists);
    const found = meant(words.join(' '), allChecklists, ({ name, title }) => [name, title]);
    const [checklist] = found.kind === 'found' ? found.candidates : [];
    if (checklist === undefined) return checklistsMessage(allChecklists);
    const last = await ports.checklists.last(channel, checklist.name, LOOKED_AT);
    const running = last.filter((run) => openSteps(run, checklist).length > 0);
    return checklistPreview(checklist, running.slice(0, SHOWN));
  },
};
