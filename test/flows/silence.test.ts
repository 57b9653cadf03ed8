import { describe, expect, it } from 'vitest';

import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import { sweep } from '#lib/flows/sweep.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { healthStatus } from '#lib/health/item-health.ts';

import { alive, ended, failed, repaired, START } from '../builders/item-events.ts';
import { itemIdNumber } from '../builders/card-facts.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const settings = { channel: 'C1', settleMs: 0 };

/** A Tartan whose clock goes in steps of ten minutes, with a sweep at each; every call of a store is counted. */
function openTartan() {
  const calls: string[] = [];
  const ports = fakePorts(START, (place, when) => {
    if (when === 'before') calls.push(place);
  });
  const nowSeconds = () => (ports.now().getTime() - Date.parse(START)) / 1000;

  async function stream(): Promise<void> {
    const batch = ports.inbox.stream();
    await handleItemEvents(
      async (apply) => {
        for (const event of batch) await apply(event);
      },
      settings,
      ports,
    );
  }

  return {
    ports,
    /** What was called since this was last asked. */
    taken: () => calls.splice(0),
    async receive(...events: ItemEvent[]): Promise<void> {
      for (const event of events) await ports.inbox.keep({ kind: 'item', event });
      await stream();
    },
    async waitUntil(seconds: number): Promise<void> {
      while (nowSeconds() < seconds) {
        ports.pass(Math.min(10 * MINUTE, seconds - nowSeconds()) * 1000);
        await sweep({ ...settings, aheadMs: 0 }, ports);
        await stream();
      }
    },
    cards: () => ports.slack.standing.filter(({ thread }) => thread === undefined),
    texts: () =>
      ports.slack.standing
        .filter(({ thread }) => thread === undefined)
        .map(({ message }) => message.text),
    state: () => ports.items.all().map(healthStatus),
  };
}

type Tartan = ReturnType<typeof openTartan>;

/** Data every 12 hours, from the first to the last hour. */
async function hearFrom(
  tartan: Tartan,
  first: number,
  last: number,
  itemId = itemIdNumber(1),
): Promise<void> {
  for (let hour = first; hour <= last; hour += 12) {
    await tartan.waitUntil(hour * HOUR);
    await tartan.receive(alive(hour * HOUR, { itemId }));
  }
}

describe('an Item that falls silent', () => {
  it('gets a card after four of its usual gaps and no ERROR webhook, once', async () => {
    const tartan = openTartan();
    await hearFrom(tartan, 0, 72);
    await tartan.waitUntil(72 * HOUR + 48 * HOUR - 10 * MINUTE);
    expect(tartan.state()).toEqual(['healthy']);
    expect(tartan.cards()).toEqual([]);
    await tartan.waitUntil(72 * HOUR + 48 * HOUR + 10 * MINUTE);
    expect(tartan.state()).toEqual(['stale']);
    expect(tartan.texts()).toEqual([
      expect.stringMatching(/^Bank ins_3: 1 Item has gone silent\. Check/),
    ]);
    const calls = tartan.ports.slack.calls;
    await tartan.waitUntil(20 * DAY);
    expect(tartan.state()).toEqual(['stale']);
    expect(tartan.cards()).toHaveLength(1);
    expect(tartan.ports.slack.calls, 'nobody is told again').toBe(calls);
  });

  it('heals by data: the same card says so', async () => {
    const tartan = openTartan();
    await hearFrom(tartan, 0, 72);
    await tartan.waitUntil(6 * DAY);
    await tartan.receive(alive(6 * DAY, { itemId: itemIdNumber(1) }));
    await tartan.waitUntil(6 * DAY + HOUR);
    expect(tartan.state()).toEqual(['healthy']);
    expect(tartan.texts()).toEqual([
      'Bank ins_3: 1 Item works again after 3 days. Data is flowing again.',
    ]);
  });

  it('heals by a repair', async () => {
    const tartan = openTartan();
    await hearFrom(tartan, 0, 72);
    await tartan.waitUntil(6 * DAY);
    await tartan.receive(repaired(6 * DAY, { itemId: itemIdNumber(1) }));
    await tartan.waitUntil(6 * DAY + HOUR);
    expect(tartan.texts()).toEqual([expect.stringContaining('LOGIN_REPAIRED came')]);
  });

  it('falls silent again after it was heard of again', async () => {
    const tartan = openTartan();
    await hearFrom(tartan, 0, 72);
    await hearFrom(tartan, 144, 192);
    expect(tartan.state()).toEqual(['healthy']);
    await tartan.waitUntil(192 * HOUR + 48 * HOUR + 10 * MINUTE);
    expect(tartan.state()).toEqual(['stale']);
  });

  it('shares its card with the others of its bank', async () => {
    const tartan = openTartan();
    const three = [1, 2, 3].map(itemIdNumber);
    for (let hour = 0; hour <= 48; hour += 12) {
      await tartan.waitUntil(hour * HOUR);
      await tartan.receive(...three.map((itemId) => alive(hour * HOUR, { itemId })));
    }
    await tartan.waitUntil(48 * HOUR + 49 * HOUR);
    expect(tartan.texts()).toEqual([expect.stringMatching(/: 3 Items have gone silent\./)]);
  });

  it('leaves that card for the one of its error when one comes', async () => {
    const tartan = openTartan();
    await hearFrom(tartan, 0, 72);
    await tartan.waitUntil(6 * DAY);
    await tartan.receive(failed(6 * DAY, { itemId: itemIdNumber(1) }));
    await tartan.waitUntil(6 * DAY + HOUR);
    expect(tartan.state()).toEqual(['broken']);
    expect(tartan.texts()).toEqual([
      expect.stringMatching(/1 Item no longer in this state/),
      expect.stringMatching(/1 Item needs a new login/),
    ]);
  });

  it('leaves it without another card when your app says that it removed the Item', async () => {
    const tartan = openTartan();
    await hearFrom(tartan, 0, 72);
    await tartan.waitUntil(6 * DAY);
    const removed = {
      ...ended(6 * DAY, { itemId: itemIdNumber(1) }),
      source: 'REPORT.ITEM_REMOVED',
    };
    await tartan.receive(removed);
    await tartan.waitUntil(7 * DAY);
    expect(tartan.state()).toEqual(['ended']);
    expect(tartan.texts()).toEqual([expect.stringMatching(/1 Item no longer in this state/)]);
  });
});

describe('an Item that is not silent', () => {
  it.each([
    { case: 'broken before it was silent', last: failed },
    { case: 'ended before it was silent', last: ended },
  ])('by what is known: $case', async ({ last }) => {
    const tartan = openTartan();
    await hearFrom(tartan, 0, 72);
    await tartan.receive(last(73 * HOUR, { itemId: itemIdNumber(1) }));
    await tartan.waitUntil(10 * DAY);
    expect(tartan.state()).not.toContain('stale');
    expect(tartan.texts().join('\n')).not.toContain('silent');
    tartan.taken();
    await tartan.waitUntil(30 * DAY);
    expect(tartan.taken(), 'nobody looks at it').not.toContain('items.save');
  });

  it('by too few beats, and is looked at ever more rarely', async () => {
    const tartan = openTartan();
    await tartan.receive(alive(0), alive(2 * HOUR), alive(4 * HOUR));
    tartan.taken();
    await tartan.waitUntil(60 * DAY);
    expect(tartan.state()).toEqual(['healthy']);
    expect(tartan.taken().filter((place) => place === 'items.save')).toHaveLength(6);
  });
});

describe('very many Items that are due for a look', () => {
  it('are looked at within two sweeps, and each is silent once', async () => {
    const tartan = openTartan();
    const many = Array.from({ length: 1_200 }, (_, index) => itemIdNumber(index));
    for (const hour of [0, 12, 24, 36]) {
      tartan.ports.pass(hour === 0 ? 0 : 12 * HOUR * 1000);
      await tartan.receive(...many.map((itemId) => alive(hour * HOUR, { itemId })));
    }
    await tartan.waitUntil(36 * HOUR + 2 * 10 * MINUTE);
    const looked = tartan.ports.inbox.entries.filter(
      (entry) => entry.kind === 'item' && entry.event.source === 'TARTAN.LOOK',
    );
    expect(looked).toHaveLength(1_200);
    await tartan.waitUntil(36 * HOUR + 49 * HOUR);
    expect(tartan.texts()).toEqual([expect.stringMatching(/: 1,200 Items have gone silent\./)]);
  });
});

describe('the cost of data that comes as usual', () => {
  it('is no write behind the door for any webhook, and one look in four gaps', async () => {
    const tartan = openTartan();
    await hearFrom(tartan, 0, 36);
    await tartan.waitUntil(40 * HOUR);
    let days = 0;
    for (let hour = 48; hour < 48 + 40 * 24; hour += 12) {
      await tartan.waitUntil(hour * HOUR - 1);
      tartan.taken();
      await tartan.receive(alive(hour * HOUR, { itemId: itemIdNumber(1) }));
      expect(tartan.taken()).toEqual(['inbox.keep', 'items.find']);
      await tartan.waitUntil(hour * HOUR + HOUR);
      days += 0.5;
    }
    expect(tartan.state()).toEqual(['healthy']);
    expect(tartan.ports.slack.calls).toBe(0);
    const written = tartan.ports.inbox.entries.filter(
      (entry) => entry.kind === 'item' && entry.event.source === 'TARTAN.LOOK',
    );
    expect(written.length).toBeLessThanOrEqual(days / 2 + 2);
  });
});

describe('a store that fails at any single step of a look', () => {
  it('leaves one card that is true', async () => {
    for (let failing = 0; failing < 40; failing += 1) {
      let step = Infinity;
      const ports = fakePorts(START, () => {
        step -= 1;
        if (step === 0) throw new Error('the store failed');
      });
      const itemId = itemIdNumber(1);
      for (const hour of [0, 12, 24, 36]) {
        ports.pass(hour === 0 ? 0 : 12 * HOUR * 1000);
        await ports.inbox.keep({ kind: 'item', event: alive(hour * HOUR, { itemId }) });
      }
      let undelivered: ItemEvent[] = [];
      const tick = async () => {
        ports.pass(60_000);
        await sweep({ ...settings, aheadMs: 0 }, ports).catch(() => undefined);
        undelivered.push(...ports.inbox.stream());
        let done = 0;
        await handleItemEvents(
          async (apply) => {
            for (const event of undelivered) {
              await apply(event);
              done += 1;
            }
          },
          settings,
          ports,
        ).catch(() => undefined);
        undelivered = undelivered.slice(done);
      };
      await tick();
      ports.pass(48 * HOUR * 1000);
      step = failing + 1;
      for (let minute = 0; minute < 8; minute += 1) await tick();
      step = Infinity;
      expect(ports.items.all().map(healthStatus), String(failing)).toEqual(['stale']);
      const cards = ports.slack.standing.filter(({ thread }) => thread === undefined);
      expect(
        cards.map(({ message }) => message.text),
        String(failing),
      ).toEqual([expect.stringContaining('1 Item has gone silent')]);
    }
  });
});
