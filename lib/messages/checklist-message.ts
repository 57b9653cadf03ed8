import { openSteps, type ChecklistRun } from '#lib/guides/checklist-run.ts';
import type { Checklist, ChecklistStep } from '#lib/guides/checklist.ts';

import { actions, button, context, list, type Message, section } from './message.ts';
import { bold, code, date, escape, escapeWithin, link, person } from './text.ts';

/** All checklists that there are. */
export function checklistsMessage(checklists: readonly Checklist[]): Message {
  return {
    text: `Checklists: ${checklists.map(({ name }) => name).join(', ')}`,
    blocks: [
      section('*Checklists* that you tick off together:'),
      ...list(
        'To choose from',
        checklists.map(
          ({ name, title, when }) =>
            `${escape(title)}: ${escape(when)}  ${code(`/plaid checklist ${name}`)}`,
        ),
      ),
      actions(
        ...checklists.map(({ name, title }, index) =>
          button(`ask_${String(index)}`, title, `checklist ${name}`),
        ),
      ),
    ],
  };
}

/** A checklist before it is started, for the asker alone. @param running those of this channel that are not done */
export function checklistPreview(checklist: Checklist, running: readonly ChecklistRun[]): Message {
  return {
    text: escapeWithin(`${checklist.title}: ${checklist.when}`, 300),
    blocks: [
      section(`${bold(checklist.title)}\n${escape(checklist.when)}`),
      ...warning(checklist),
      ...list(
        'Steps',
        checklist.steps.map(({ todo }) => escape(todo)),
      ),
      ...running.map((run) =>
        section(
          `Started here ${date(run.startedAt)} by ${person(run.startedBy)}: ${progress(run, checklist)}.`,
        ),
      ),
      context(sourceLine(checklist)),
      actions(
        ...running.map((run, index) =>
          button(
            `checklist_go_on_${String(index)}`,
            `Go on with it (${progress(run, checklist)})`,
            `${run.name} ${run.id}`,
          ),
        ),
        button('checklist_start', 'Start in this channel', checklist.name),
      ),
    ],
  };
}

/** A checklist that is being worked on, for the whole channel. */
export function checklistMessage(run: ChecklistRun, checklist: Checklist): Message {
  const isDone = openSteps(run, checklist).length === 0;
  return {
    text: escape(`${checklist.title}: ${progress(run, checklist)}`),
    blocks: [
      section(
        `${isDone ? ':white_check_mark: ' : ''}${bold(checklist.title)}  ${progress(run, checklist)}`,
      ),
      ...warning(checklist),
      ...checklist.steps.map((step, index) => stepSection(step, index, run)),
      context(
        `Started by ${person(run.startedBy)} ${date(run.startedAt)}. Ticks are kept: ${code(`/plaid checklist ${run.name}`)} brings it back.`,
        sourceLine(checklist),
      ),
    ],
  };
}

function stepSection(
  step: ChecklistStep,
  index: number,
  run: ChecklistRun,
): Message['blocks'][number] {
  const tick = run.ticks[step.id];
  const detail = step.detail === undefined ? '' : `\n${escape(step.detail)}`;
  const text =
    tick === undefined
      ? `:white_large_square: ${escape(step.todo)}${detail}`
      : `:ballot_box_with_check: ${escape(step.todo)}  ${person(tick.by)} ${date(tick.at)}`;
  return {
    ...section(text),
    accessory: button(
      `tick_${String(index)}`,
      tick === undefined ? 'Done' : 'Undo',
      `${run.name} ${run.id} ${step.id} ${tick === undefined ? 'done' : 'open'}`,
    ),
  };
}

function progress(run: ChecklistRun, checklist: Checklist): string {
  const open = openSteps(run, checklist).length;
  const all = checklist.steps.length;
  return open === 0 ? 'all done' : `${String(all - open)} of ${String(all)} done`;
}

function warning(checklist: Checklist): Message['blocks'] {
  return checklist.warning === undefined ? [] : [section(`:warning: ${escape(checklist.warning)}`)];
}

function sourceLine({ source }: Checklist): string {
  const name = source.url === undefined ? escape(source.name) : link(source.url, source.name);
  return `Source: ${name}  ·  ${escape(source.asOf)}`;
}
