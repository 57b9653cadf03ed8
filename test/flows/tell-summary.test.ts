import { describe, expect, it } from 'vitest';

import type { SummaryPlace } from '#lib/config.ts';
import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import { tellSummaries } from '#lib/flows/tell-summaries.ts';
import type { SlackOutcome } from '#lib/ports/slack-channel.ts';

import { failed, repaired, START } from '../builders/item-events.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** START is 08:00 UTC on 2 November, a Monday. */
const NINE = { scheduledTime: '2026-11-02T09:00:00Z' };
const place: SummaryPlace = { channel: 'C0OPS', timeZone: 'UTC', time: '09:00' };

type Call = 'post' | 'edit' | 'find';
type End = SlackOutcome | 'lost' | 'throw' | undefined;

/** At nine o'clock of a day on which two Items broke and one was repaired. */
async function atNine(slackEnds: (call: Call) => End = () => undefined) {
  let crash: ((step: string) => void) | undefined;
  const ports = fakePorts(
    START,
    (at, when) => crash?.(`${at} ${when}`),
    (call) => {
      crash?.(`slack.${call} before`);
      return slackEnds(call);
    },
  );
  const events = [
    failed(60, { itemId: 'itemA' }),
    failed(120, { itemId: 'itemB', institution: 'ins_9' }),
    repaired(600, { itemId: 'itemA' }),
  ];
  for (const event of events) {
    await ports.inbox.keep({ kind: 'item', event });
    await handleItemEvents((apply) => apply(event), { channel: 'C0ALERTS', settleMs: 0 }, ports);
  }
  ports.pass(HOUR_MS);
  const told = () => ports.slack.standing.filter(({ channel }) => channel === 'C0OPS');
  return {
    ports,
    told,
    texts: () => told().map(({ message }) => message.text),
    look: (event: unknown = NINE) => tellSummaries([place], event, ports),
    crashAt: (wanted: ((step: string) => void) | undefined) => {
      crash = wanted;
    },
  };
}

/** A look as the schedule makes it, now. */
function lookNow(now: Date) {
  return { scheduledTime: now.toISOString() };
}

const SENTENCE =
  'Summary of Mon 2 Nov: 2 Items got into trouble, 1 came out of it; 1 is in trouble now, all at Bank ins_9.';

describe('the daily summary', () => {
  it('is told when it is due, and its numbers are kept', async () => {
    const { ports, told, texts, look } = await atNine();
    await look();
    expect(texts()).toEqual([SENTENCE]);
    expect(slackProblems(told()[0]?.message ?? { text: '', blocks: [] })).toEqual([]);
    expect(ports.summaries.all()).toMatchObject([
      {
        place: 'C0OPS UTC',
        day: '2026-11-02',
        numbers: { fresh: 2, open: 1, repaired: 1, breaking: 0, bySelf: 1, repairMs: 540_000 },
        told: { ts: told()[0]?.ts },
      },
    ]);
  });

  it('is told once when the schedule fires twice, in one another’s way or later', async () => {
    const { ports, told, look } = await atNine();
    await Promise.all([look(), look(), look()]);
    await look();
    ports.pass(5 * MINUTE_MS);
    await look(lookNow(ports.now()));
    await look({});
    ports.pass(10 * HOUR_MS);
    await look(NINE);
    expect(told()).toHaveLength(1);
  });

  it('says that it is late, when the schedule’s look comes late', async () => {
    const { ports, texts, look } = await atNine();
    ports.pass(3 * HOUR_MS);
    await Promise.all([look(), look()]);
    await look();
    expect(texts()).toEqual([SENTENCE.replace('Nov:', 'Nov (3 h late):')]);
  });

  it('says nothing of a few minutes', async () => {
    const { ports, texts, look } = await atNine();
    ports.pass(14 * MINUTE_MS);
    await look();
    expect(texts()).toEqual([SENTENCE]);
  });

  it('tells at a later look what an outage has kept back', async () => {
    const { ports, texts, look } = await atNine();
    await look();
    ports.pass(27 * HOUR_MS);
    await look(lookNow(ports.now()));
    expect(texts().slice(1)).toEqual([
      'Summary of Tue 3 Nov (3 h late): No Item got into trouble; 1 is in trouble now, all at Bank ins_9.',
    ]);
    ports.pass(21 * HOUR_MS);
    await look(lookNow(ports.now()));
    expect(texts()).toHaveLength(3);
  });

  it('begins with the next one where it is new: nobody has waited for those before', async () => {
    const { ports, told, look } = await atNine();
    ports.pass(5 * MINUTE_MS);
    await look(lookNow(ports.now()));
    expect(told()).toEqual([]);
    expect(ports.summaries.all()).toEqual([]);
    await look({});
    expect(told()).toHaveLength(1);
  });

  it('is told in each channel by its own clock, whatever fails in another', async () => {
    const { ports } = await atNine();
    const places = [
      { ...place, channel: 'C0BERLIN', timeZone: 'Europe/Berlin', time: '10:00' },
      { ...place, channel: 'C0BROKEN', timeZone: 'Not/There' },
      { ...place, channel: 'C0YORK', timeZone: 'America/New_York' },
      { ...place, channel: 'C0UTC' },
    ];
    await tellSummaries(places, NINE, ports);
    const at = (channel: string) => ports.slack.standing.filter((one) => one.channel === channel);
    expect([at('C0BERLIN').length, at('C0YORK').length, at('C0UTC').length]).toEqual([1, 0, 1]);
    ports.pass(5 * HOUR_MS);
    await tellSummaries(places, lookNow(ports.now()), ports);
    expect([at('C0BERLIN').length, at('C0YORK').length, at('C0UTC').length]).toEqual([1, 1, 1]);
  });

  it('tells a quiet day in one line', async () => {
    const ports = fakePorts('2026-11-02T09:00:00Z');
    await tellSummaries([place], NINE, ports);
    expect(ports.slack.standing.map(({ message }) => message.blocks.length)).toEqual([1]);
  });

  it.each<{ end: End; name: string }>([
    { name: 'its answer is lost', end: 'lost' },
    { name: 'Slack may or may not have taken it', end: { kind: 'unsure', reason: 'time-out' } },
    { name: 'Slack wants to be left alone', end: { kind: 'limited', retryAfterMs: 30_000 } },
    { name: 'the channel is archived', end: { kind: 'refused', reason: 'is_archived' } },
    { name: 'Slack cannot be reached', end: 'throw' },
  ])('stands there once in the end, when $name', async ({ end }) => {
    let troubles = 2;
    const { ports, told, look } = await atNine((call) => {
      if (call !== 'post' || troubles === 0) return undefined;
      troubles -= 1;
      return end;
    });
    troubles = 2;
    for (let looks = 0; looks < 40; looks += 1) {
      await look(looks === 0 ? NINE : lookNow(ports.now()));
      ports.pass(5 * MINUTE_MS);
    }
    expect(told()).toHaveLength(1);
    expect(ports.summaries.all()[0]?.told).toBeDefined();
  });

  it('is posted as text alone when Slack does not take its blocks', async () => {
    const { told, look } = await atNine();
    await look();
    expect(told()[0]?.message.blocks.length).toBeGreaterThan(0);
    let refused = 0;
    const second = await atNine((call) => {
      if (call !== 'post') return undefined;
      refused += 1;
      return refused === 3 ? { kind: 'invalid', reason: 'invalid_blocks' } : undefined;
    });
    await second.look();
    expect(second.told().map(({ message }) => message)).toEqual([{ text: SENTENCE, blocks: [] }]);
  });
});

describe('a crash', () => {
  it('at any call leaves one summary in the end, with the numbers that are kept', async () => {
    const steps: string[] = [];
    const whole = await atNine();
    whole.crashAt((step) => steps.push(step));
    await whole.look();
    expect(steps.length).toBeGreaterThan(12);
    for (const [index, step] of steps.entries()) {
      const { ports, told, texts, look, crashAt } = await atNine();
      let count = 0;
      crashAt(() => {
        count += 1;
        // A dead function does nothing more.
        if (count > index) throw new Error('died');
      });
      await look();
      crashAt(undefined);
      // Fired again at once, while the lease lasts, and at the next looks.
      await look();
      for (const minutes of [5, 10]) {
        ports.pass(minutes * MINUTE_MS);
        await Promise.all([look({}), look({})]);
      }
      expect(told(), step).toHaveLength(1);
      expect(texts()[0], step).toContain('2 Items got into trouble');
      const [record] = ports.summaries.all();
      expect(record, step).toMatchObject({ told: { ts: told()[0]?.ts }, numbers: { fresh: 2 } });
    }
  });
});
