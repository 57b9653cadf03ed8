import { describe, expect, it } from 'vitest';

import { allChecklists } from '#lib/guides/all-checklists.ts';
import type { ChecklistRun } from '#lib/guides/checklist-run.ts';
import type { Checklist } from '#lib/guides/checklist.ts';
import { checklistMessage } from '#lib/messages/checklist-message.ts';

import { ask, buttonsIn, CHANNEL, escaped, questionsIn } from '../builders/ask.ts';
import { at, START } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const [first, second] = allChecklists;
if (first === undefined || second === undefined) throw new Error('there are two checklists');

/** A run that was started so many hours after the beginning, with its first steps ticked. */
function runOf(
  checklist: Checklist,
  hours: number,
  { ticked = 0, channel = CHANNEL, by = 'U0ALICE' } = {},
): ChecklistRun {
  const startedAt = at(hours * 3600);
  const ticks = checklist.steps.slice(0, ticked).map(({ id }) => [id, { by, at: startedAt }]);
  return {
    name: checklist.name,
    channel,
    id: `${startedAt}-${channel}`,
    startedBy: by,
    startedAt,
    ticks: Object.fromEntries(ticks),
    version: 0,
  };
}

async function portsWith(...runs: ChecklistRun[]) {
  const ports = fakePorts(START);
  for (const run of runs) await ports.checklists.save(run);
  return ports;
}

async function preview(checklist: Checklist, ...runs: ChecklistRun[]) {
  const asking = { ports: await portsWith(...runs), people: true };
  return ask(`checklist ${checklist.name}`, asking);
}

describe('/plaid checklist', () => {
  it('shows all four, each with a button', async () => {
    const message = await ask('checklist');
    const shown = seen(message);
    for (const { name, title, when } of allChecklists) {
      expect(message.text).toContain(name);
      expect(shown).toContain(`${escaped(title)}: ${escaped(when)}`);
      expect(shown).toContain(`\`/plaid checklist ${name}\``);
    }
    expect(questionsIn(message)).toEqual(allChecklists.map(({ name }) => `checklist ${name}`));
  });

  it.each(['weather', '__proto__', 'constructor', '<!channel>', 'チェック', '"; DROP TABLE'])(
    'shows all four for %s, too',
    async (typed) => {
      expect(await ask(`checklist ${typed}`)).toEqual(await ask('checklist'));
    },
  );
});

describe.each(allChecklists)('/plaid checklist $name', (checklist) => {
  it('shows all its steps before it is started, and where they come from', async () => {
    const message = await preview(checklist);
    const shown = seen(message);
    const { title, when, warning, steps, source } = checklist;
    expect(message.text).toContain(escaped(title));
    expect(shown).toContain(escaped(when));
    expect(shown).toContain(escaped(warning ?? ''));
    for (const { todo } of steps) expect(shown).toContain(`•  ${escaped(todo)}`);
    expect(shown).toContain(escaped(source.name));
    expect(shown).toContain(`  ·  ${escaped(source.asOf)}`);
  });

  it('can be started, and nothing else', async () => {
    expect(buttonsIn(await preview(checklist))).toEqual([
      { id: 'checklist_start', label: 'Start in this channel', value: checklist.name },
    ]);
  });

  it.each([
    { case: 'its title', typed: checklist.title },
    { case: 'capitals', typed: checklist.name.toUpperCase() },
    { case: 'blanks', typed: checklist.name.replaceAll('-', ' ') },
    { case: 'a slip', typed: checklist.name.replace('e', '') },
    { case: 'quotes', typed: `"${checklist.name}"` },
  ])('is found by $case', async ({ typed }) => {
    expect(await ask(`checklist ${typed}`)).toEqual(await ask(`checklist ${checklist.name}`));
  });

  it('once started, shows who ticked what, to be ticked and unticked', () => {
    const run = runOf(checklist, 0, { ticked: 2, by: 'U0BOB' });
    const message = checklistMessage(run, checklist);
    const shown = seen(message);
    expect(slackProblems(message, { people: true })).toEqual([]);
    expect(slackProblems(message)).toContain('a live <@U0BOB>');
    expect(message.text).toContain(`2 of ${checklist.steps.length} done`);
    expect(shown.match(/:ballot_box_with_check: .* <@U0BOB> <!date/g)).toHaveLength(2);
    expect(shown.match(/:white_large_square:/g)).toHaveLength(checklist.steps.length - 2);
  });

  it('once done, says so', () => {
    const run = runOf(checklist, 0, { ticked: checklist.steps.length });
    const message = checklistMessage(run, checklist);
    expect(slackProblems(message, { people: true })).toEqual([]);
    expect(message.text).toBe(escaped(`${checklist.title}: all done`));
    expect(seen(message)).toContain(':white_check_mark:');
  });
});

describe('a checklist that is being worked on', () => {
  it('is offered to go on with: how far it is, who started it, and when', async () => {
    const run = runOf(first, 1, { ticked: 3 });
    const message = await preview(first, run);
    const progress = `3 of ${first.steps.length} done`;
    expect(seen(message)).toMatch(
      new RegExp(`Started here <!date.*> by <@U0ALICE>: ${progress}\\.`),
    );
    expect(buttonsIn(message)).toEqual([
      {
        id: 'checklist_go_on_0',
        label: `Go on with it (${progress})`,
        value: `${first.name} ${run.id}`,
      },
      { id: 'checklist_start', label: 'Start in this channel', value: first.name },
    ]);
  });

  it.each([
    { case: 'it is done', run: runOf(first, 1, { ticked: first.steps.length }) },
    { case: 'it is of another channel', run: runOf(first, 1, { channel: 'C0ELSEWHERE' }) },
    { case: 'it is another checklist', run: runOf(second, 1) },
  ])('is not offered where $case', async ({ run }) => {
    expect(await preview(first, run)).toEqual(await preview(first));
  });

  it('is offered in its own channel', async () => {
    const ports = await portsWith(runOf(first, 1, { channel: 'C0ELSEWHERE' }));
    const asking = { ports, channel: 'C0ELSEWHERE', people: true };
    const message = await ask(`checklist ${first.name}`, asking);
    expect(buttonsIn(message).map(({ id }) => id)).toContain('checklist_go_on_0');
  });

  it('is offered behind one that is done', async () => {
    const done = runOf(first, 2, { ticked: first.steps.length });
    const open = runOf(first, 1, { ticked: 1 });
    expect(await preview(first, done, open)).toEqual(await preview(first, open));
  });

  it('is one of the last two, the newest first', async () => {
    const runs = [1, 2, 3].map((hours) => runOf(first, hours, { ticked: hours }));
    const offered = buttonsIn(await preview(first, ...runs)).slice(0, -1);
    expect(offered.map(({ value }) => value)).toEqual(
      [runs[2], runs[1]].map((run) => `${first.name} ${run?.id ?? ''}`),
    );
    expect(new Set(offered.map(({ id }) => id)).size).toBe(2);
  });

  it('counts ticks only of steps that there still are', async () => {
    const run = runOf(first, 1);
    const ticks = { 'a-step-of-last-year': { by: 'U0BOB', at: START } };
    const message = await preview(first, { ...run, ticks });
    expect(seen(message)).toContain(`0 of ${first.steps.length} done`);
  });

  it('mentions nobody who is no person of Slack', async () => {
    const message = await preview(first, runOf(first, 1, { by: '!channel' }));
    expect(seen(message)).toContain('by somebody');
    expect(seen(message)).not.toContain('channel>');
  });
});
