import { allChecklists } from '#lib/guides/all-checklists.ts';
import { type ChecklistRun, withTick } from '#lib/guides/checklist-run.ts';
import type { Checklist } from '#lib/guides/checklist.ts';
import { checklistMessage } from '#lib/messages/checklist-message.ts';
import type { Message } from '#lib/messages/message.ts';
import { type Problem, problemMessage } from '#lib/messages/problem-message.ts';
import type { Ports } from '#lib/ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

const WRITE_TRIES = 5;
/** Slack takes five messages for one click. */
const SHOW_TRIES = 5;

type ChecklistPorts = Pick<Ports, 'now' | 'checklists'>;

/** Who clicked, and where. */
export interface Clicker {
  channel: string;
  user: string;
}

/**
 * The button `Start in this channel`.
 *
 * @param id tells this start from all others: it is made from the click, so a click that Slack delivers twice starts one
 */
export async function startChecklist(
  name: string,
  { channel, user }: Clicker,
  id: string,
  ports: ChecklistPorts,
): Promise<Message | Problem | undefined> {
  const checklist = checklistNamed(name);
  if (checklist === undefined) return gone;
  const startedAt = ports.now().toISOString();
  const run = { name, channel, id, startedBy: user, startedAt, ticks: {}, version: 0 };
  const saved = await ports.checklists.save(run);
  // This very click has started it already.
  return saved && checklistMessage(saved, checklist);
}

/** The button `Go on with it`. @param value name and id */
export async function resumeChecklist(
  value: string,
  { channel }: Clicker,
  ports: ChecklistPorts,
): Promise<Message | Problem> {
  const [name = '', id = ''] = value.split(' ');
  const checklist = checklistNamed(name);
  const run = checklist && (await ports.checklists.find(channel, name, id));
  return checklist === undefined || run === undefined ? gone : checklistMessage(run, checklist);
}

/**
 * The buttons `Done` and `Undo` of a step. Several people may click at once: every tick is kept, and the message that is
 * shown last has them all.
 *
 * @param value name, id, step and `done` or `open`: what is wanted, so that a second click of the same changes nothing
 * @param show puts the message in the place of the one that was clicked
 * @returns what the clicker alone is told when there is no such checklist
 */
export async function tickStep(
  value: string,
  clicker: Clicker,
  show: (message: Message) => Promise<void>,
  ports: ChecklistPorts,
): Promise<Problem | undefined> {
  const [name = '', id = '', step = '', wanted = ''] = value.split(' ');
  const checklist = checklistNamed(name);
  // A step that is not in the list, whatever its name, is never written: the list is shown as it is.
  const isStep = checklist?.steps.some(({ id: known }) => known === step);
  let run = isStep
    ? await ticked({ name, id, step, isDone: wanted === 'done' }, clicker, ports)
    : await ports.checklists.find(clicker.channel, name, id);
  if (checklist === undefined || run === undefined) return gone;
  for (let tries = 0; tries < SHOW_TRIES; tries += 1) {
    await show(checklistMessage(run, checklist));
    const now: ChecklistRun | undefined = await ports.checklists.find(clicker.channel, name, id);
    if (now === undefined || now.version === run.version) return undefined;
    run = now;
  }
  return undefined;
}

async function ticked(
  { name, id, step, isDone }: { name: string; id: string; step: string; isDone: boolean },
  { channel, user }: Clicker,
  ports: ChecklistPorts,
): Promise<ChecklistRun | undefined> {
  for (let tries = 0; tries < WRITE_TRIES; tries += 1) {
    const run = await ports.checklists.find(channel, name, id);
    if (run === undefined) return undefined;
    const tick = { by: user, at: ports.now().toISOString() };
    const changed = withTick(run, step, isDone, tick);
    const saved = changed === run ? run : await ports.checklists.save(changed);
    if (saved !== undefined) return saved;
  }
  throw new UpstreamError('store', 'too many conflicts on one checklist');
}

function checklistNamed(name: string): Checklist | undefined {
  return allChecklists.find((checklist) => checklist.name === name);
}

const gone: Problem = {
  problem: problemMessage(
    'Tartan has no record of this checklist in this channel any more. /plaid checklist shows what there is.',
  ),
};
