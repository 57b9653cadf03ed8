import { describe, expect, it } from 'vitest';

import { followUp } from '#lib/flows/follow-up.ts';
import { sweep } from '#lib/flows/sweep.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';

import { at, failed, repaired } from '../builders/item-events.ts';
import { openTartan } from '../builders/open-tartan.ts';
import { fakeFollowUps } from '../fakes/fake-follow-ups.ts';
import { fakeLivePorts, SANDBOX_TOKEN } from '../fakes/fake-live-ports.ts';

const SETTINGS = { channel: 'C0ALERTS', settleMs: 0, aheadMs: 0 };
const MINUTE = 60;
const ITEM = 'itemAAAAAAAAAAAAAAAAAAAAAAAA';

const broken = (number: number, institution = `ins_${String(number)}`) =>
  failed(0, { itemId: `broken-${String(number)}`, institution });

/** The bot after these events, so many minutes later, with a broker. */
async function tartanAfter(events: readonly ItemEvent[], minutes: number) {
  const tartan = openTartan();
  await tartan.receive(...events);
  // A card a second: the sweep posts what the channel's pace has held back.
  await tartan.sweepTo(minutes * MINUTE);
  const followUps = fakeFollowUps();
  return {
    ...tartan,
    followUps,
    /** One sweep with the right to ask. @returns the Items that it wants rechecked */
    rechecked: async (): Promise<string[]> => {
      followUps.rechecked.length = 0;
      await sweep(SETTINGS, tartan.ports, followUps);
      return followUps.rechecked.toSorted();
    },
    /** What `follow-up` does with each. */
    checkThem: async (): Promise<void> => {
      for (const itemId of followUps.rechecked)
        await tartan.ports.checks.begin(itemId, tartan.ports.now(), MINUTE * 1_000);
    },
  };
}

describe('the sweep has rechecked', () => {
  it('what stands broken on a card for half an hour', async () => {
    const { rechecked } = await tartanAfter([broken(1)], 31);
    expect(await rechecked()).toEqual(['broken-1']);
  });

  it('nothing that has broken just now', async () => {
    const { rechecked } = await tartanAfter([broken(1)], 29);
    expect(await rechecked()).toEqual([]);
  });

  it('what is doubtful, at once', async () => {
    const { rechecked } = await tartanAfter(
      [failed(0), repaired(60), failed(120)].map((event) => ({ ...event, receivedAt: at(120) })),
      3,
    );
    expect(await rechecked()).toEqual([ITEM]);
  });

  it('nothing that works again', async () => {
    const { rechecked } = await tartanAfter([failed(0), repaired(60)], 40);
    expect(await rechecked()).toEqual([]);
  });

  it('each Item every half hour at most', async () => {
    const tartan = await tartanAfter([broken(1)], 31);
    expect(await tartan.rechecked()).toEqual(['broken-1']);
    await tartan.checkThem();
    for (let minute = 1; minute < 30; minute += 1) {
      tartan.ports.pass(MINUTE * 1_000);
      expect(await tartan.rechecked(), String(minute)).toEqual([]);
    }
    tartan.ports.pass(MINUTE * 1_000);
    expect(await tartan.rechecked()).toEqual(['broken-1']);
  });

  it('nothing about which somebody has just asked', async () => {
    const tartan = await tartanAfter([broken(1)], 31);
    await tartan.ports.checks.begin('broken-1', tartan.ports.now(), 1);
    expect(await tartan.rechecked()).toEqual([]);
  });

  it('of a bank with many Items those that its card shows', async () => {
    const many = Array.from({ length: 30 }, (_, number) => broken(number, 'ins_3'));
    const { rechecked } = await tartanAfter(many, 31);
    expect(await rechecked()).toHaveLength(3);
  });

  it('ten a minute at most, and all of them within half an hour', async () => {
    const all = Array.from({ length: 70 }, (_, number) => broken(number));
    const tartan = await tartanAfter(all, 40);
    const seen = new Set<string>();
    for (let minute = 0; minute < 30; minute += 1) {
      const wanted = await tartan.rechecked();
      expect(wanted.length).toBeLessThanOrEqual(10);
      for (const itemId of wanted) {
        expect(seen.has(itemId), `${itemId} twice`).toBe(false);
        seen.add(itemId);
      }
      await tartan.checkThem();
      tartan.ports.pass(MINUTE * 1_000);
    }
    expect(seen.size).toBe(70);
  });

  it('nothing where there is no broker', async () => {
    const { ports, followUps } = await tartanAfter([broken(1)], 31);
    await sweep(SETTINGS, ports);
    expect(followUps.rechecked).toEqual([]);
  });
});

describe('when it cannot be handed over', () => {
  it('the cards are told all the same, and the next sweep tries again', async () => {
    const tartan = await tartanAfter([broken(1)], 31);
    tartan.followUps.refuse = true;
    await tartan.receive(failed(31 * MINUTE, { itemId: 'late', institution: 'ins_9' }));
    await tartan.rechecked();
    expect(tartan.ports.log.lines).toContainEqual(
      expect.objectContaining({ sentence: 'rechecks not handed over' }),
    );
    expect(tartan.cards()).toHaveLength(2);
    tartan.followUps.refuse = false;
    expect(await tartan.rechecked()).toEqual(['broken-1']);
  });
});

describe('from the failure to the card that turns, without any webhook', () => {
  it('Plaid is asked, and the card says how it is known', async () => {
    const tartan = await tartanAfter([failed(0)], 31);
    expect(tartan.card()).toContain('needs a new login');
    await tartan.rechecked();
    const live = fakeLivePorts({
      tokens: { [ITEM]: SANDBOX_TOKEN },
      item: { itemId: ITEM, updates: [] },
    });
    for (const recheck of tartan.followUps.rechecked)
      await followUp({ recheck }, { ...live.ports, ...tartan.ports });
    await tartan.deliver();
    await tartan.sweepTo(33 * MINUTE);
    expect(tartan.card()).toContain('works again');
    expect(tartan.card()).toContain('Plaid says that it works again (checked)');
    expect(tartan.ports.slack.responses).toEqual([]);
  });
});
