import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { startChecklist, tickStep } from '#lib/flows/work-on-checklist.ts';
import { secretRotation } from '#lib/guides/checklists/secret-rotation.ts';
import { checklistMessage } from '#lib/messages/checklist-message.ts';
import type { Message } from '#lib/messages/message.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { START } from '../builders/item-events.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const CHANNEL = 'C0OPS';
const RUN = `${START}#U0STARTER`;
const PEOPLE = ['U0MIRA', 'U0OLE', 'U0ANN', 'U0KIM', 'U0LEE'];

interface Wish {
  step: string;
  wanted: 'done' | 'open';
}

/** A click, and when it took effect: at its last look at the store before it was shown. */
interface Effect extends Wish {
  user: string;
  at: number;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  step: fc.constantFrom('places', 'rotate', 'delete-old'),
  wanted: fc.constantFrom('done', 'open'),
});

/** What each person clicks, one after the other. */
const evening = fc.array(fc.array(wish, { minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: PEOPLE.length,
});

/** A started list whose store and Slack take as long as the scheduler likes. */
async function slowWorld(scheduler: fc.Scheduler) {
  const ports = fakePorts(START);
  const { checklists, now } = ports;
  await startChecklist(secretRotation.name, { channel: CHANNEL, user: 'U0STARTER' }, RUN, ports);
  const shown: Message[] = [];
  const effects: Effect[] = [];
  const refusals: unknown[] = [];
  let clock = 0;

  /** The call travels for a while, happens, and its answer travels for a while. */
  async function slowly<Result>(what: string, call: () => Promise<Result>): Promise<Result> {
    await scheduler.schedule(Promise.resolve(), what);
    const result = await call();
    await scheduler.schedule(Promise.resolve(), `${what} answers`);
    return result;
  }

  async function click(user: string, { step, wanted }: Wish): Promise<void> {
    let at = 0;
    const seenAt = <Result>(result: Result): Result => {
      at = clock += 1;
      return result;
    };
    const store = {
      ...checklists,
      find: (...key: Parameters<typeof checklists.find>) =>
        slowly(`${user} reads`, () => checklists.find(...key).then(seenAt)),
      save: (run: Parameters<typeof checklists.save>[0]) =>
        slowly(`${user} writes`, () => checklists.save(run).then(seenAt)),
    };
    let isShown = false;
    const show = (message: Message) => {
      if (!isShown) effects.push({ user, step, wanted, at });
      isShown = true;
      return slowly(`${user} shows`, () => {
        shown.push(message);
        return Promise.resolve();
      });
    };
    const value = `${secretRotation.name} ${RUN} ${step} ${wanted}`;
    try {
      await tickStep(value, { channel: CHANNEL, user }, show, { now, checklists: store });
    } catch (error) {
      refusals.push(error);
    }
  }

  return { click, shown, effects, refusals, stored: () => checklists.all()[0] };
}

/** Who must stand at which step when the clicks took effect in that order. */
function expectedTicks(effects: readonly Effect[]): Record<string, string> {
  const ticked = new Map<string, string>();
  for (const { step, wanted, user } of effects.toSorted((a, b) => a.at - b.at)) {
    if (wanted === 'open') ticked.delete(step);
    else if (!ticked.has(step)) ticked.set(step, user);
  }
  return Object.fromEntries(ticked);
}

async function play(scheduler: fc.Scheduler, clicks: readonly (readonly Wish[])[]) {
  const world = await slowWorld(scheduler);
  const all = clicks.map(async (wishes, person) => {
    for (const one of wishes) await world.click(PEOPLE[person] ?? '', one);
  });
  await scheduler.waitFor(Promise.all(all));
  return world;
}

describe('ticks of several people, in any order of reads, writes and answers', () => {
  it('what is stored is the last write of each step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), evening, async (scheduler, clicks) => {
        const { stored, effects, refusals } = await play(scheduler, clicks);
        const by = Object.entries(stored()?.ticks ?? {}).map(([step, tick]) => [step, tick.by]);
        expect(Object.fromEntries(by)).toEqual(expectedTicks(effects));
        expect(effects.length + refusals.length).toBe(clicks.flat().length);
        for (const refusal of refusals) expect(refusal).toBeInstanceOf(UpstreamError);
      }),
      { numRuns: 300 },
    );
  });

  // Slack lets a click answer five times: what five people do at once can always be shown.
  const onceEach = fc
    .array(wish, { minLength: 2, maxLength: PEOPLE.length })
    .map((wishes) => wishes.map((one) => [one]));

  it('of five who click once each nobody is refused, and the message shown last has all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), onceEach, async (scheduler, clicks) => {
        const { stored, shown, refusals } = await play(scheduler, clicks);
        const run = stored();
        expect(refusals).toEqual([]);
        expect(shown.at(-1)).toEqual(run && checklistMessage(run, secretRotation));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a tick whose message is slow', () => {
  it.each([0, 1, 2, 3, 4])(
    'overtaken by %i others: shown last with all of theirs',
    async (others) => {
      const ports = fakePorts(START);
      await startChecklist(
        secretRotation.name,
        { channel: CHANNEL, user: 'U0STARTER' },
        RUN,
        ports,
      );
      const shown: Message[] = [];
      const quick = (message: Message) => {
        shown.push(message);
        return Promise.resolve();
      };
      const waiting = secretRotation.steps.slice(1, 1 + others).map(({ id }) => id);
      const clickOf = (step: string) => `${secretRotation.name} ${RUN} ${step} done`;
      // Before each of the slow messages arrives, somebody else has ticked and been shown.
      const slow = async (message: Message) => {
        const step = waiting.shift();
        if (step !== undefined)
          await tickStep(clickOf(step), { channel: CHANNEL, user: 'U0OLE' }, quick, ports);
        shown.push(message);
      };
      await tickStep(clickOf('places'), { channel: CHANNEL, user: 'U0MIRA' }, slow, ports);
      const [run] = ports.checklists.all();
      expect(Object.keys(run?.ticks ?? {})).toHaveLength(1 + others);
      expect(shown.at(-1)).toEqual(run && checklistMessage(run, secretRotation));
    },
  );
});
