import { describe, expect, it } from 'vitest';

import { UpstreamError } from '#lib/upstream-error.ts';

import { slackProblems } from '../builders/slack-limits.ts';
import { buttonClick, RESPONSE_URL, slashCommand } from '../builders/slack-request.ts';
import {
  LIST,
  RUN,
  start,
  startedDoor,
  STEPS,
  tick,
  ticks,
  told,
} from '../fakes/checklist-door.ts';
import { answerIn, openSlackDoor, REFERENCE } from '../fakes/open-slack-door.ts';

const acknowledged = { statusCode: 200, body: '' };
const ALL = String(STEPS.length);

describe('Start in this channel', () => {
  it('posts the list for the channel, with the name of who started it', async () => {
    const door = await openSlackDoor();
    expect(await door.ask(start())).toEqual(acknowledged);
    const [post] = told(door);
    expect(told(door)).toEqual([{ url: RESPONSE_URL, to: 'channel', shown: expect.anything() }]);
    expect(post?.shown).toContain(`0 of ${ALL} done`);
    expect(post?.shown).toContain('Started by <@U0ASKER>');
    expect(door.fake.checklists.all()).toEqual([
      expect.objectContaining({ id: RUN, channel: 'C0OPS', startedBy: 'U0ASKER', ticks: {} }),
    ]);
  });

  it('is sound for Slack, ticked or not', async () => {
    const door = await startedDoor();
    await door.ask(tick('rotate', 'done'));
    for (const { message } of door.fake.slack.responses)
      expect(slackProblems(message, { people: true })).toEqual([]);
  });

  it('the same click delivered twice, even at once, starts one', async () => {
    const door = await openSlackDoor();
    await Promise.all([door.ask(start()), door.ask(start())]);
    await door.ask(start());
    expect(door.fake.checklists.all().map(({ id }) => id)).toEqual([RUN]);
    expect(told(door)).toHaveLength(1);
  });

  it('delivered again after a tick: the tick is still there', async () => {
    const door = await startedDoor();
    await door.ask(tick('rotate', 'done'));
    await door.ask(start());
    expect(ticks(door)).toEqual({ rotate: 'U0ASKER' });
    expect(told(door).at(-1)?.shown).toContain(`1 of ${ALL} done`);
  });

  it('clicked again later, by another, or elsewhere: each starts one of its own', async () => {
    const door = await openSlackDoor();
    const clicks = [{}, { at: '1795262002.100200' }, { user: 'U0OTHER' }, { channel: 'C0OTHER' }];
    for (const click of clicks) await door.ask(start(click));
    expect(door.fake.checklists.all()).toHaveLength(4);
  });

  it.each(['no-such-list', 'constructor', '__proto__', '', `${LIST} `, '<!channel>'])(
    'of the unknown list "%s": nothing is started, and a sentence says so',
    async (value) => {
      const door = await openSlackDoor();
      expect(await door.ask(start({ value }))).toEqual(acknowledged);
      expect(door.fake.checklists.all()).toEqual([]);
      expect(told(door).map(({ shown }) => shown)).toEqual([
        expect.stringContaining('/plaid checklist'),
      ]);
    },
  );

  it('while the store fails: the asker alone is told, with the reference', async () => {
    const save = () => Promise.reject(new UpstreamError('store', 'down'));
    const door = await openSlackDoor({
      change: ({ checklists }) => ({ checklists: { ...checklists, save } }),
    });
    await door.ask(start());
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'asker', shown: expect.stringContaining(REFERENCE) },
    ]);
  });
});

describe('Done and Undo', () => {
  it('Done: kept with the name, and shown in place', async () => {
    const door = await startedDoor();
    expect(await door.ask(tick('rotate', 'done', { user: 'U0MIRA' }))).toEqual(acknowledged);
    expect(ticks(door)).toEqual({ rotate: 'U0MIRA' });
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'in place', shown: expect.stringContaining(`1 of ${ALL} done`) },
    ]);
    expect(told(door)[0]?.shown).toMatch(/Start the rotation .*<@U0MIRA>/);
  });

  it('Undo is for everybody', async () => {
    const door = await startedDoor();
    await door.ask(tick('rotate', 'done', { user: 'U0MIRA' }));
    await door.ask(tick('rotate', 'open', { user: 'U0OLE' }));
    expect(ticks(door)).toEqual({});
    expect(told(door).at(-1)?.shown).toContain(`0 of ${ALL} done`);
  });

  it.each([
    { case: 'Done', first: [], wanted: 'done', kept: { rotate: 'U0MIRA' } },
    { case: 'Undo', first: ['done'], wanted: 'open', kept: {} },
  ])('a second $case changes nothing', async ({ first, wanted, kept }) => {
    const door = await startedDoor();
    for (const before of first) await door.ask(tick('rotate', before));
    await door.ask(tick('rotate', wanted, { user: 'U0MIRA' }));
    const run = door.fake.checklists.all();
    door.fake.pass(60_000);
    await door.ask(tick('rotate', wanted, { user: 'U0OLE' }));
    expect(door.fake.checklists.all()).toEqual(run);
    expect(ticks(door)).toEqual(kept);
    const [last, before] = told(door).toReversed();
    expect(last?.shown).toBe(before?.shown);
  });

  it('all steps: done', async () => {
    const door = await startedDoor();
    for (const step of STEPS) await door.ask(tick(step, 'done'));
    expect(told(door).at(-1)?.shown).toContain('all done');
  });

  it.each([
    { case: 'a step that the list does not have', value: `${LIST} ${RUN} launch done` },
    { case: 'a constructor', value: `${LIST} ${RUN} constructor done` },
    { case: 'the name of every prototype', value: `${LIST} ${RUN} __proto__ done` },
    { case: 'a step of another list', value: `${LIST} ${RUN} redirect-uri done` },
    { case: 'an unknown list', value: `no-list ${RUN} rotate done` },
    { case: 'a list named constructor', value: `constructor ${RUN} rotate done` },
    { case: 'another list that there is', value: `webhook-url ${RUN} answers done` },
    { case: 'a run that nobody started', value: `${LIST} 2026-01-01T00:00:00.000Z#U0 rotate done` },
    { case: 'half a value', value: LIST },
    { case: 'no value', value: '' },
  ])('of $case: nothing is written, and a sentence says so', async ({ value }) => {
    const door = await startedDoor();
    const before = door.fake.checklists.all();
    const click = buttonClick({ actionId: 'tick_0', value, on: 'card' });
    expect(await door.ask(click)).toEqual(acknowledged);
    expect(door.fake.checklists.all()).toEqual(before);
    expect(told(door).map(({ shown }) => shown)).toEqual([
      expect.stringContaining('/plaid checklist'),
    ]);
  });

  it('from another channel: its run is not found, and stays as it is', async () => {
    const door = await startedDoor();
    await door.ask(tick('rotate', 'done', { channel: 'C0OTHER' }));
    expect(ticks(door)).toEqual({});
    expect(told(door)[0]?.shown).toContain('no record of this checklist in this channel');
    expect(told(door)[0]?.to).toBe('asker');
  });
});

describe('Go on with it', () => {
  const goOn = (value: string, channel = 'C0OPS') =>
    buttonClick({ actionId: 'checklist_go_on_0', value, on: 'answer', channel });

  it('the very button that /plaid checklist offers brings the list back, ticks and all', async () => {
    const door = await startedDoor();
    await door.ask(tick('rotate', 'done', { user: 'U0MIRA' }));
    const { shown } = answerIn(await door.ask(slashCommand(`checklist ${LIST}`)));
    expect(shown.split('\n')).toContain(`${LIST} ${RUN}`);
    expect(await door.ask(goOn(`${LIST} ${RUN}`))).toEqual(acknowledged);
    expect(told(door).at(-1)).toMatchObject({ to: 'channel', url: RESPONSE_URL });
    expect(told(door).at(-1)?.shown).toContain(`1 of ${ALL} done`);
    expect(ticks(door)).toEqual({ rotate: 'U0MIRA' });
  });

  it.each([
    { case: 'another channel', value: `${LIST} ${RUN}`, channel: 'C0OTHER' },
    { case: 'another list', value: `production ${RUN}`, channel: 'C0OPS' },
    { case: 'an unknown run', value: `${LIST} 2026-01-01`, channel: 'C0OPS' },
    { case: 'a constructor', value: `constructor ${RUN}`, channel: 'C0OPS' },
    { case: 'no value', value: '', channel: 'C0OPS' },
  ])('from $case: no such run', async ({ value, channel }) => {
    const door = await startedDoor();
    await door.ask(goOn(value, channel));
    expect(told(door)).toMatchObject([
      {
        to: 'asker',
        shown: expect.stringContaining('no record of this checklist in this channel'),
      },
    ]);
  });
});
