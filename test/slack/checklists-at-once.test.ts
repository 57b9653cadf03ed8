import { describe, expect, it } from 'vitest';

import type { ChecklistStore } from '#lib/ports/team-stores.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { RESPONSE_URL } from '../builders/slack-request.ts';
import { start, startedDoor, STEPS, tick, ticks, told } from '../fakes/checklist-door.ts';
import { openSlackDoor, REFERENCE } from '../fakes/open-slack-door.ts';

const acknowledged = { statusCode: 200, body: '' };
const ALL = String(STEPS.length);

describe('ticks of several people', () => {
  it('three people at once: all ticks are kept, and shown last', async () => {
    const door = await startedDoor();
    const clicks = [
      tick('places', 'done', { user: 'U0MIRA' }),
      tick('rotate', 'done', { user: 'U0OLE' }),
      tick('watch-day', 'done', { user: 'W0ANN' }),
    ];
    expect(await Promise.all(clicks.map((click) => door.ask(click)))).toEqual(
      clicks.map(() => acknowledged),
    );
    expect(ticks(door)).toEqual({ places: 'U0MIRA', rotate: 'U0OLE', 'watch-day': 'W0ANN' });
    const last = told(door).at(-1);
    expect(last?.shown).toContain(`3 of ${ALL} done`);
    for (const person of ['U0MIRA', 'U0OLE', 'W0ANN'])
      expect(last?.shown).toContain(`<@${person}>`);
  });
});

describe('a tick, while others write or the store fails', () => {
  it('a conflict is tried again, and nobody’s tick is lost', async () => {
    let conflicts = 2;
    const door = await startedDoor((store) => ({
      async save(run) {
        const other = await store.find(run.channel, run.name, run.id);
        if (other === undefined || conflicts === 0) return store.save(run);
        conflicts -= 1;
        const by = `U0OTHER${String(conflicts)}`;
        const ticked = { [`step-${String(conflicts)}`]: { by, at: run.startedAt } };
        await store.save({ ...other, ticks: { ...other.ticks, ...ticked } });
        return store.save(run);
      },
    }));
    await door.ask(tick('rotate', 'done'));
    expect(ticks(door)).toEqual({ 'step-1': 'U0OTHER1', 'step-0': 'U0OTHER0', rotate: 'U0ASKER' });
    expect(told(door).map(({ to }) => to)).toEqual(['in place']);
  });

  it.each<{ case: string; save: ChecklistStore['save'] }>([
    { case: 'only ever conflicts', save: () => Promise.resolve(undefined) },
    { case: 'fails', save: () => Promise.reject(new UpstreamError('store', 'down')) },
  ])('a store that $case: who clicked is told; what stands in the channel stays', async (bad) => {
    const door = await startedDoor((store) => ({
      save: (run) => (run.version === 0 ? store.save(run) : bad.save(run)),
    }));
    expect(await door.ask(tick('rotate', 'done'))).toEqual(acknowledged);
    expect(told(door)).toEqual([
      { url: RESPONSE_URL, to: 'asker', shown: expect.stringContaining(REFERENCE) },
    ]);
  });

  it('that Slack does not show: a line in the log with the reference', async () => {
    const door = await openSlackDoor({
      change: ({ slack }) => ({
        slack: {
          ...slack,
          respond: (url, message, to) =>
            to === 'in place'
              ? Promise.resolve({ kind: 'refused', reason: 'http_404' })
              : slack.respond(url, message, to),
        },
      }),
    });
    await door.ask(start());
    await door.ask(tick('rotate', 'done'));
    expect(ticks(door)).toEqual({ rotate: 'U0ASKER' });
    expect(door.fake.log.lines).toContainEqual(
      expect.objectContaining({ reason: 'http_404', reference: REFERENCE }),
    );
  });
});
