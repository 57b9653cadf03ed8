import { describe, expect, it } from 'vitest';

import { incidentKey, incidentSeen } from '#lib/alerts/incident.ts';
import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import { sweep } from '#lib/flows/sweep.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { healthStatus } from '#lib/health/item-health.ts';
import type { SlackOutcome } from '#lib/ports/slack-channel.ts';

import {
  accountLost,
  alive,
  at,
  ended,
  expiring,
  failed,
  repaired,
  START,
} from '../builders/item-events.ts';
import { fakePorts } from '../fakes/fake-ports.ts';
import type { SlackFault } from '../fakes/fake-slack.ts';
import type { Fault } from '../fakes/played.ts';

const settings = { channel: 'C1', settleMs: 0 };

/** A Tartan with a pretended outside: events are kept, streamed and dealt with; `wait` lets time and sweeps pass. */
function openTartan(options: { fault?: Fault; slackFault?: SlackFault; settleMs?: number } = {}) {
  const ports = fakePorts(START, options.fault, options.slackFault);
  const alerts = { ...settings, settleMs: options.settleMs ?? 0 };

  let nextSweep = 0;

  async function stream(): Promise<void> {
    const batch = ports.inbox.stream();
    await handleItemEvents(
      async (apply) => {
        for (const event of batch) await apply(event);
      },
      alerts,
      ports,
    );
  }

  return {
    ...ports,
    ports,
    stream,
    async receive(...events: ItemEvent[]): Promise<void> {
      for (const event of events) await ports.inbox.keep({ kind: 'item', event });
      await stream();
    },
    async wait(seconds: number): Promise<void> {
      const end = ports.now().getTime() + seconds * 1000;
      while (ports.now().getTime() < end) {
        ports.pass(10_000);
        await stream();
        if (ports.now().getTime() < nextSweep) continue;
        nextSweep = ports.now().getTime() + 60_000;
        await sweep({ ...alerts, aheadMs: 30_000 }, ports);
      }
    },
    cards: () => ports.slack.standing.filter(({ thread }) => thread === undefined),
    lines: () => ports.slack.standing.filter(({ thread }) => thread !== undefined),
    text: () => ports.slack.standing.find(({ thread }) => thread === undefined)?.message.text,
  };
}

function many(count: number, make: typeof failed, seconds: (index: number) => number): ItemEvent[] {
  return Array.from({ length: count }, (_, index) =>
    make(seconds(index), { itemId: `item${String(index).padStart(20, '0')}` }),
  );
}

describe('one card for one problem', () => {
  it('is posted at the first failure, edited when it is repaired, and said in its thread', async () => {
    const tartan = openTartan();
    await tartan.receive(failed(0));
    expect(tartan.text()).toMatch(/^Bank ins_3: 1 Item needs a new login\./);
    await tartan.wait(60);
    await tartan.receive(repaired(45));
    expect(tartan.cards()).toHaveLength(1);
    expect(tartan.text()).toMatch(/^Bank ins_3: 1 Item works again.*LOGIN_REPAIRED/);
    expect(tartan.lines().map(({ message }) => message.text)).toEqual([
      '1 Item works again after 1 min. Repaired: `ITEM.LOGIN_REPAIRED` came.',
    ]);
  });

  it('says when it is data that proves the recovery', async () => {
    const tartan = openTartan();
    await tartan.receive(failed(0));
    await tartan.wait(60);
    await tartan.receive(alive(50));
    expect(tartan.text()).toContain('Data is flowing again');
  });

  it('is one for 300 Items of one bank in two minutes', async () => {
    const tartan = openTartan();
    const events = many(300, failed, (index) => Math.floor(index * 0.4));
    for (let second = 0; second < 120; second += 10) {
      await tartan.receive(...events.slice((second / 10) * 25, (second / 10 + 1) * 25));
      await tartan.wait(10);
    }
    await tartan.wait(60);
    expect(tartan.cards()).toHaveLength(1);
    expect(tartan.text()).toContain('300 Items need a new login');
    expect(tartan.ports.slack.calls).toBeLessThanOrEqual(10);
    const calls = tartan.ports.slack.calls;
    await tartan.receive(...events);
    await tartan.wait(120);
    expect(tartan.ports.slack.calls, 'a replayed batch changes nothing').toBe(calls);
  });

  it('is one for 10,000 Items in two minutes, at most ten calls, exact within a minute', async () => {
    const tartan = openTartan();
    const events = many(10_000, failed, (index) => Math.floor(index / 84));
    for (let start = 0; start < events.length; start += 250) {
      await tartan.receive(...events.slice(start, start + 250));
      tartan.pass(3_000);
    }
    await tartan.wait(60);
    expect(tartan.text()).toContain('10,000 Items');
    expect(tartan.cards()).toHaveLength(1);
    expect(tartan.ports.slack.calls).toBeLessThanOrEqual(10);
  });

  it('is one of each bank and of each code', async () => {
    const tartan = openTartan();
    await tartan.receive(
      failed(0, { itemId: 'a', institution: 'ins_1' }),
      failed(0, { itemId: 'b', institution: 'ins_2' }),
      failed(0, { itemId: 'c', institution: 'ins_1', code: 'ITEM_LOCKED' }),
    );
    expect(tartan.cards()).toHaveLength(3);
  });

  it('stays one when the same body comes 20 times at once', async () => {
    const tartan = openTartan();
    const copies = Array.from({ length: 20 }, () => ({ kind: 'item', event: failed(0) }) as const);
    await Promise.all(copies.map((entry) => tartan.ports.inbox.keep(entry)));
    const batch = tartan.ports.inbox.stream();
    expect(batch).toHaveLength(1);
    const deal = () =>
      handleItemEvents(
        async (apply) => {
          for (const event of batch) await apply(event);
        },
        settings,
        tartan.ports,
      );
    await Promise.all(Array.from({ length: 20 }, deal));
    await tartan.wait(120);
    expect(tartan.cards()).toHaveLength(1);
    expect(tartan.items.all()).toHaveLength(1);
  });

  it('stays one when 20 functions deal with 20 Items of one bank at once', async () => {
    const tartan = openTartan();
    const events = many(20, failed, () => 0);
    for (const event of events) await tartan.ports.inbox.keep({ kind: 'item', event });
    tartan.ports.inbox.stream();
    await Promise.all(
      events.map((event) => handleItemEvents((apply) => apply(event), settings, tartan.ports)),
    );
    await tartan.wait(120);
    expect(tartan.cards()).toHaveLength(1);
    expect(tartan.text()).toContain('20 Items');
  });

  it('opens again when the trouble is back within a day, and counts the flapping', async () => {
    const tartan = openTartan();
    for (let round = 0; round < 3; round += 1) {
      await tartan.receive(failed(round * 600, { bodyHash: `round ${String(round)}` }));
      await tartan.wait(300);
      await tartan.receive(repaired(round * 600 + 200));
      await tartan.wait(300);
    }
    expect(tartan.cards()).toHaveLength(1);
    expect(JSON.stringify(tartan.cards()[0]?.message.blocks)).toContain('flapping ×3');
    expect(tartan.lines()).toHaveLength(5);
  });

  it('is a new one when the trouble is back after more than a day', async () => {
    const tartan = openTartan();
    await tartan.receive(failed(0));
    await tartan.wait(60);
    await tartan.receive(repaired(50));
    await tartan.wait(120);
    tartan.pass(25 * 3600 * 1000);
    await tartan.receive(failed(25 * 3600 + 300));
    expect(tartan.cards()).toHaveLength(2);
    expect(tartan.cards()[0]?.message.text).toContain('works again');
    expect(tartan.cards()[1]?.message.text).toContain('needs a new login');
  });
});

describe('when the index lags behind its table, as DynamoDB lets it', () => {
  /** From now on the index goes on showing what it showed when it was stopped. */
  function stopIndex(tartan: ReturnType<typeof openTartan>) {
    const { items } = tartan.ports;
    const key = 'ins_3#ITEM_LOGIN_REQUIRED';
    const stale = items.all().filter((health) => incidentKey(health) === key);
    const incident = items.incident.bind(items);
    items.incident = (asked, seen = []) =>
      Promise.resolve(incidentSeen(asked, stale.slice(0, 3), stale.length, seen));
    return () => {
      items.incident = incident;
    };
  }

  it('the first card does not wait for it', async () => {
    const tartan = openTartan();
    const goOn = stopIndex(tartan);
    await tartan.receive(failed(0), failed(1, { itemId: 'itemBBBBBBBBBBBBBBBBBBBBBBBB' }));
    expect(tartan.text()).toContain('2 Items need a new login');
    goOn();
    await tartan.wait(120);
    expect(tartan.text()).toContain('2 Items need a new login');
  });

  it('nor does the end of the trouble', async () => {
    const tartan = openTartan();
    await tartan.receive(failed(0));
    await tartan.wait(60);
    const goOn = stopIndex(tartan);
    await tartan.receive(repaired(50));
    expect(tartan.text()).toContain('works again');
    goOn();
    await tartan.wait(120);
    expect(tartan.cards()).toHaveLength(1);
    expect(tartan.lines()).toHaveLength(1);
  });

  it('and a count that it got wrong is put right within a minute', async () => {
    const tartan = openTartan();
    await tartan.receive(...many(10, failed, () => 0));
    await tartan.wait(60);
    const goOn = stopIndex(tartan);
    await tartan.receive(...many(12, failed, () => 70).slice(10));
    goOn();
    await tartan.wait(60);
    expect(tartan.text()).toContain('12 Items');
  });
});

describe('what is not worth a card', () => {
  it('a failure that was repaired within the same batch', async () => {
    const tartan = openTartan();
    await tartan.receive(failed(0), repaired(5));
    await tartan.wait(120);
    expect(tartan.slack.standing).toEqual([]);
    expect(await tartan.ports.inbox.lastEvents(failed(0).itemId, 10)).toHaveLength(2);
  });

  it('a failure that passes within the settling time', async () => {
    const tartan = openTartan({ settleMs: 60_000 });
    await tartan.receive(failed(0));
    await tartan.wait(30);
    await tartan.receive(repaired(29));
    await tartan.wait(300);
    expect(tartan.slack.standing).toEqual([]);
  });

  it('but one that outlasts the settling time is told', async () => {
    const tartan = openTartan({ settleMs: 60_000 });
    await tartan.receive(failed(0));
    await tartan.wait(50);
    expect(tartan.slack.standing).toEqual([]);
    await tartan.wait(120);
    expect(tartan.cards()).toHaveLength(1);
  });

  it('a failure that is older than the last sign of life', async () => {
    const tartan = openTartan();
    await tartan.receive(alive(100));
    await tartan.receive(failed(50));
    await tartan.wait(120);
    expect(tartan.slack.standing).toEqual([]);
  });

  it('a failure that may be an old one sent again; but after half an hour of silence it counts', async () => {
    const tartan = openTartan();
    await tartan.receive(failed(0));
    await tartan.wait(60);
    await tartan.receive(repaired(50));
    await tartan.wait(60);
    await tartan.receive(failed(110));
    await tartan.wait(600);
    expect(tartan.text()).toContain('works again');
    expect(tartan.items.all().map(healthStatus)).toEqual(['unconfirmed']);
    await tartan.wait(25 * 60);
    expect(tartan.text()).toContain('needs a new login');
    expect(tartan.items.all().map(healthStatus)).toEqual(['broken']);
  });
});

describe('what ends without a webhook', () => {
  it.each([
    { case: 'consent withdrawn', event: ended(0), says: 'disconnected for good' },
    { case: 'a lost account', event: accountLost(0), says: 'lost an account' },
  ])('$case: the card closes after a day, the Item stays what it is', async ({ event, says }) => {
    const tartan = openTartan();
    await tartan.receive(event);
    expect(tartan.text()).toContain(says);
    tartan.pass(24 * 3600 * 1000);
    await tartan.wait(180);
    expect(tartan.ports.alerts.all()[0]?.told?.facts.resolved).toMatchObject({ count: 1 });
    expect(await tartan.ports.alerts.open(10)).toEqual([]);
    expect(tartan.items.all().map(healthStatus)).not.toContain('healthy');
  });

  it('an expiry whose date passes in silence: broken after a day of grace', async () => {
    const tartan = openTartan();
    await tartan.receive(expiring(0, { deadline: at(3600) }));
    expect(tartan.text()).toContain('will stop working on 2026-11-02');
    tartan.pass(24 * 3600 * 1000);
    await tartan.wait(600);
    expect(tartan.items.all().map(healthStatus)).toEqual(['expiring']);
    await tartan.wait(3600);
    expect(tartan.items.all().map(healthStatus)).toEqual(['broken']);
    expect(tartan.text()).toContain('needs a new login');
  });
});

describe('when Slack refuses', () => {
  it.each<{ case: string; outcome: SlackOutcome | 'lost' }>([
    { case: 'rate limit', outcome: { kind: 'limited', retryAfterMs: 30_000 } },
    { case: 'archived', outcome: { kind: 'refused', reason: 'is_archived' } },
    { case: 'not in the channel', outcome: { kind: 'refused', reason: 'not_in_channel' } },
    { case: 'blocks not taken', outcome: { kind: 'invalid', reason: 'invalid_blocks' } },
    { case: 'a 5xx', outcome: { kind: 'unsure', reason: 'WebAPIHTTPError' } },
    { case: 'the answer lost', outcome: 'lost' },
  ])('$case for half an hour: nothing lost, nothing twice', async ({ outcome }) => {
    let isOut = true;
    const tartan = openTartan({ slackFault: () => (isOut ? outcome : undefined) });
    await tartan.receive(failed(0));
    await tartan.receive(
      failed(1, { itemId: 'itemBBBBBBBBBBBBBBBBBBBBBBBB', institution: 'ins_4' }),
    );
    await tartan.wait(1800);
    isOut = false;
    await tartan.wait(600);
    expect(tartan.cards().map(({ message }) => message.text)).toEqual([
      expect.stringMatching(/^Bank ins_\d: 1 Item needs a new login/),
      expect.stringMatching(/^Bank ins_\d: 1 Item needs a new login/),
    ]);
  });

  it('a lasting refusal is kept with the open alert', async () => {
    const tartan = openTartan({ slackFault: () => ({ kind: 'refused', reason: 'is_archived' }) });
    await tartan.receive(failed(0));
    await tartan.wait(1200);
    const [alert] = await tartan.ports.alerts.open(10);
    expect(alert?.refusal).toEqual({ reason: 'is_archived', at: START });
    expect(tartan.ports.slack.calls, 'tried once a minute, not all the time').toBeLessThan(25);
  });

  it('blocks that Slack does not take are posted as text alone', async () => {
    let calls = 0;
    const tartan = openTartan({
      slackFault: () => (calls++ === 0 ? { kind: 'invalid', reason: 'invalid_blocks' } : undefined),
    });
    await tartan.receive(failed(0));
    expect(tartan.cards()[0]?.message.blocks).toEqual([]);
    expect(tartan.text()).toContain('needs a new login');
  });

  it('a card that somebody deleted is posted anew while the trouble lasts', async () => {
    const tartan = openTartan();
    await tartan.receive(failed(0));
    await tartan.wait(60);
    tartan.slack.standing.length = 0;
    await tartan.receive(failed(30, { itemId: 'itemBBBBBBBBBBBBBBBBBBBBBBBB' }));
    await tartan.wait(180);
    expect(tartan.cards()).toHaveLength(1);
    expect(tartan.text()).toContain('2 Items');
  });
});

describe('a crash at any single step, then the same delivery again', () => {
  /** Runs a failure and its repair, dying once at the given call; answers how many calls there were. */
  async function dieAt(step: number, when: 'before' | 'after') {
    let calls = 0;
    const tartan = openTartan({
      fault: (_place, moment) => {
        if (moment !== when) return;
        calls += 1;
        if (calls === step) throw new Error('died');
      },
    });
    const story = [failed(0), failed(2, { itemId: 'itemBBBBBBBBBBBBBBBBBBBBBBBB' }), repaired(40)];
    for (const event of story) {
      await tartan.ports.inbox.keep({ kind: 'item', event }).catch(() => undefined);
      await tartan.ports.inbox.keep({ kind: 'item', event }).catch(() => undefined);
      const batch = tartan.ports.inbox.stream();
      const deal = () =>
        handleItemEvents(
          async (apply) => {
            for (const one of batch) await apply(one);
          },
          settings,
          tartan.ports,
        );
      await deal().catch(deal);
      await tartan.wait(60).catch(() => undefined);
    }
    const reached = calls;
    await tartan.wait(300);
    return { tartan, reached };
  }

  it('leaves one card that is true', async () => {
    const { reached } = await dieAt(Infinity, 'before');
    expect(reached).toBeGreaterThan(40);
    for (const when of ['before', 'after'] as const)
      for (let step = 1; step <= reached; step += 1) {
        const { tartan } = await dieAt(step, when);
        expect(tartan.cards(), `step ${String(step)} ${when}`).toHaveLength(1);
        expect(tartan.text(), `step ${String(step)} ${when}`).toContain('1 Item needs a new login');
        expect(tartan.lines(), `step ${String(step)} ${when}`).toHaveLength(0);
      }
  });
});
