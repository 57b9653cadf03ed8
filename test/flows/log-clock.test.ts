import { describe, expect, it } from 'vitest';

import { alertId, type AlertRecord } from '#lib/alerts/alert.ts';
import { parseAlertRecord } from '#lib/dynamodb/parse-alert-record.ts';
import { fileCase, moveCase } from '#lib/flows/file-case.ts';
import { touchIncident } from '#lib/flows/touch-incident.ts';
import type { SlackOutcome } from '#lib/ports/slack-channel.ts';

import { DAY, HOUR, item } from '../builders/data-faults.ts';
import { at, failed, repaired } from '../builders/item-events.ts';
import { openTartan } from '../builders/open-tartan.ts';

const MINUTE = 60;
const KEY = 'ins_3#ITEM_LOGIN_REQUIRED';
const NUMBER = '884211';
const WARNING =
  /^No case has been filed about this, and what Plaid’s dashboard logged of it vanishes/;

type Tartan = ReturnType<typeof openTartan>;

/** An Item that needs a login, and its card. */
async function broken(options?: Parameters<typeof openTartan>[0]): Promise<Tartan> {
  const tartan = openTartan(options);
  await tartan.live(failed(0));
  return tartan;
}

async function alertOf({ ports }: Tartan): Promise<AlertRecord> {
  const alert = await ports.alerts.find(alertId(KEY));
  if (alert === undefined) throw new Error('no alert');
  return alert;
}

function file({ ports }: Tartan) {
  const origin = {
    subject: 'A login fails',
    with: 'Plaid',
    incidentKey: KEY,
    itemIds: [],
  } as const;
  return fileCase(origin, NUMBER, 'U0FILER', ports);
}

/** What the card says of Plaid's logs. */
function logsOn(tartan: Tartan): string | undefined {
  const phases = {
    'may show it only in an hour or two': 'not yet',
    '> of it vanish ': 'vanishing',
    '> until ': 'there',
    'No longer in ': 'gone',
  };
  return Object.entries(phases).find(([words]) => tartan.card().includes(words))?.[1];
}

describe('the card says what Plaid’s logs show of it', () => {
  it('and turns at its hour, by the sweep alone, with one edit each time', async () => {
    const tartan = await broken();
    expect(logsOn(tartan)).toBe('not yet');
    let calls = tartan.ports.slack.calls;
    for (const { from, turn, to } of [
      { from: 'not yet', turn: 2 * HOUR, to: 'there' },
      { from: 'there', turn: 12 * DAY, to: 'vanishing' },
      { from: 'vanishing', turn: 14 * DAY, to: 'gone' },
    ]) {
      await tartan.sweepTo(turn - 1, 10 * MINUTE);
      expect(logsOn(tartan), `a second before ${to}`).toBe(from);
      expect(tartan.cards()[0]?.edits, `nothing to edit before ${to}`).toBe(
        ['there', 'vanishing', 'gone'].indexOf(to),
      );
      tartan.passTo(turn);
      await tartan.sweepNow();
      expect(logsOn(tartan)).toBe(to);
      expect(tartan.ports.slack.calls, to).toBeGreaterThan(calls);
      calls = tartan.ports.slack.calls;
    }
    await tartan.sweepTo(30 * DAY, HOUR);
    expect(tartan.ports.slack.calls, 'then there is nothing more to say').toBe(calls);
    expect((await alertOf(tartan)).dueAt).toBeUndefined();
    expect(tartan.card()).toContain('1 Item needs a new login');
  });

  it('of a failure that is told late, what applies then', async () => {
    const tartan = openTartan();
    tartan.passTo(3 * HOUR);
    await tartan.receive(failed(0));
    expect(logsOn(tartan)).toBe('there');
  });

  it('from the beginning that it names, also once the oldest Item has left', async () => {
    const tartan = await broken();
    await tartan.live(failed(10 * DAY, { itemId: item(2) }));
    await tartan.sweepTo(11 * DAY, HOUR);
    await tartan.live(repaired(11 * DAY));
    await tartan.sweepTo(11 * DAY + HOUR);
    const began = String(Date.parse(at(0)) / 1000);
    const end = String(Date.parse(at(14 * DAY)) / 1000);
    expect(tartan.card()).toContain(`Since <!date^${began}^`);
    expect(tartan.card()).toContain(`until <!date^${end}^`);
    await tartan.sweepTo(12 * DAY + HOUR, HOUR);
    expect(logsOn(tartan)).toBe('vanishing');
    await tartan.sweepTo(14 * DAY + HOUR, HOUR);
    expect(logsOn(tartan)).toBe('gone');
  });

  it('a new round begins its own clock', async () => {
    const tartan = await broken();
    await tartan.sweepTo(5 * DAY, HOUR);
    await tartan.live(repaired(5 * DAY));
    await tartan.live(failed(5 * DAY + 2 * HOUR));
    await tartan.sweepTo(5 * DAY + 2 * HOUR + 5 * MINUTE);
    expect(tartan.card()).toContain('needs a new login');
    expect(logsOn(tartan)).toBe('not yet');
  });
});

describe('two days before the logs end', () => {
  it('an incident without a case gets one line in its thread, also when a sweep comes every minute', async () => {
    const tartan = await broken();
    await tartan.sweepTo(12 * DAY - 1, HOUR);
    expect(tartan.lines()).toEqual([]);
    await tartan.sweepTo(12 * DAY + 2 * HOUR);
    expect(tartan.lines()).toEqual([expect.stringMatching(WARNING)]);
    await tartan.live(failed(12 * DAY + 2 * HOUR, { itemId: item(2) }));
    await tartan.sweepTo(20 * DAY, 10 * MINUTE);
    expect(tartan.card()).toContain('2 Items need a new login');
    expect(tartan.lines(), 'nor when the card changes for another reason').toHaveLength(1);
  });

  it.each<{ case: string; outcome: SlackOutcome | 'lost' | 'throw' }>([
    { case: 'limits us', outcome: { kind: 'limited', retryAfterMs: 30_000 } },
    { case: 'refuses', outcome: { kind: 'refused', reason: 'is_archived' } },
    { case: 'does not take the blocks', outcome: { kind: 'invalid', reason: 'invalid_blocks' } },
    { case: 'answers with a 5xx', outcome: { kind: 'unsure', reason: 'WebAPIHTTPError' } },
    { case: 'does it, and its answer is lost', outcome: 'lost' },
    { case: 'is away', outcome: 'throw' },
  ])('one line, also when Slack $case meanwhile', async ({ outcome }) => {
    let isOut = false;
    const tartan = await broken({ slackFault: () => (isOut ? outcome : undefined) });
    await tartan.sweepTo(12 * DAY - 5 * MINUTE, HOUR);
    isOut = true;
    await tartan.sweepTo(12 * DAY + 30 * MINUTE);
    isOut = false;
    await tartan.sweepTo(12 * DAY + HOUR);
    expect(tartan.lines()).toEqual([expect.stringMatching(WARNING)]);
    expect(logsOn(tartan)).toBe('vanishing');
    const { owes = [], attempt } = await alertOf(tartan);
    expect({ owes, attempt }).toEqual({ owes: [], attempt: undefined });
  });

  it.each<{
    case: string;
    call: 'post' | 'edit' | 'find';
    outcome: SlackOutcome | 'lost' | 'throw';
  }>(
    (['post', 'edit', 'find'] as const).flatMap((call) =>
      (['lost', 'throw', { kind: 'refused', reason: 'x' }] as const).map((outcome) => ({
        case: `${call}: ${typeof outcome === 'string' ? outcome : outcome.kind}`,
        call,
        outcome,
      })),
    ),
  )('one line, also when one single call goes wrong ($case)', async ({ call, outcome }) => {
    let isNext = false;
    const tartan = await broken({
      slackFault: (made) => {
        if (!isNext || made !== call) return undefined;
        isNext = false;
        return outcome;
      },
    });
    await tartan.sweepTo(12 * DAY - 5 * MINUTE, HOUR);
    isNext = true;
    await tartan.sweepTo(12 * DAY + HOUR);
    expect(isNext, 'it went wrong').toBe(false);
    expect(tartan.lines()).toEqual([expect.stringMatching(WARNING)]);
  });

  it.each<{ case: string; status?: Parameters<typeof moveCase>[1]; lines: number }>([
    { case: 'with a case: none', lines: 0 },
    { case: 'with a case that is pending: none', status: 'Pending', lines: 0 },
    { case: 'with a case that support believes is solved: none', status: 'Solved', lines: 0 },
    { case: 'with a case that is closed: one', status: 'Closed', lines: 1 },
  ])('$case', async ({ status, lines }) => {
    const tartan = await broken();
    await tartan.sweepTo(10 * DAY, HOUR);
    await file(tartan);
    if (status !== undefined) await moveCase(NUMBER, status, tartan.ports);
    await tartan.sweepTo(15 * DAY, HOUR);
    expect(tartan.lines().filter((line) => WARNING.test(line))).toHaveLength(lines);
  });

  it('when the trouble is over: none', async () => {
    const tartan = await broken();
    await tartan.sweepTo(11 * DAY, HOUR);
    await tartan.live(repaired(11 * DAY));
    await tartan.sweepTo(15 * DAY, HOUR);
    expect(tartan.lines()).toEqual([expect.stringMatching(/^1 Item works again/)]);
    expect(tartan.card()).not.toContain('Plaid’s logs');
  });

  it('when it was over and is back, the new round has a line of its own', async () => {
    const tartan = await broken();
    await tartan.sweepTo(12 * DAY + HOUR, HOUR);
    await tartan.live(repaired(12 * DAY + HOUR));
    await tartan.live(failed(12 * DAY + 5 * HOUR));
    await tartan.sweepTo(30 * DAY, HOUR);
    expect(tartan.lines().filter((line) => WARNING.test(line))).toHaveLength(2);
  });
});

describe('a case moves on by itself', () => {
  it('and the card with it, by time alone', async () => {
    const tartan = await broken();
    await tartan.sweepTo(DAY, HOUR);
    await file(tartan);
    await tartan.sweepTo(DAY + 2 * MINUTE);
    expect(tartan.card()).toContain(`Case \`#${NUMBER}\` *Open*`);
    tartan.passTo(2 * DAY);
    await moveCase(NUMBER, 'Updated', tartan.ports);
    await tartan.sweepTo(2 * DAY + 2 * MINUTE);
    expect(tartan.card()).toContain(`Case \`#${NUMBER}\` *Updated*, Solved by itself on`);
    for (const { turn, before, after } of [
      { turn: 16 * DAY, before: '*Updated*', after: '*Solved*, Closed by itself on' },
      { turn: 23 * DAY, before: '*Solved*', after: undefined },
    ]) {
      await tartan.sweepTo(turn - 1, HOUR);
      expect(tartan.card()).toContain(before);
      tartan.passTo(turn);
      await tartan.sweepNow();
      if (after === undefined) expect(tartan.card()).not.toContain('Case `#');
      else expect(tartan.card()).toContain(after);
    }
    expect(tartan.lines(), 'nobody is told of it').toEqual([]);
  });

  it('the case stays with the card when the trouble is over', async () => {
    const tartan = await broken();
    await file(tartan);
    await tartan.sweepTo(HOUR);
    await tartan.live(repaired(HOUR));
    expect(tartan.card()).toContain('1 Item works again');
    expect(tartan.card()).toContain(`Case \`#${NUMBER}\` *Open*`);
  });
});

describe('an alert of which all is told', () => {
  it('is looked at soon when something changes, though its next turn is days away', async () => {
    const tartan = await broken();
    await tartan.sweepTo(3 * HOUR);
    const settled = await alertOf(tartan);
    expect(settled).toMatchObject({ isSettled: true, dueAt: at(12 * DAY) });
    await touchIncident(KEY, tartan.ports);
    const touched = await alertOf(tartan);
    expect(touched.isSettled).toBeUndefined();
    expect(Date.parse(touched.dueAt ?? '')).toBeLessThanOrEqual(
      tartan.ports.now().getTime() + 10_000,
    );
    await tartan.sweepTo(3 * HOUR + 5 * MINUTE);
    expect(await alertOf(tartan)).toMatchObject({ isSettled: true, dueAt: at(12 * DAY) });
  });

  it('an Item that the inbox function died over is on the card a minute later', async () => {
    const tartan = await broken();
    await tartan.sweepTo(3 * HOUR);
    await touchIncident(KEY, tartan.ports);
    const other = { itemId: item(2), ids: failed(0).ids, troubles: [] };
    const [trouble] = (await tartan.ports.items.find(failed(0).itemId))?.health.troubles ?? [];
    if (trouble === undefined) throw new Error('no trouble');
    await tartan.ports.items.save({ ...other, troubles: [trouble] }, undefined);
    await tartan.sweepTo(3 * HOUR + MINUTE);
    expect(tartan.card()).toContain('2 Items need a new login');
  });
});

describe('when Slack says how long to leave it', () => {
  it.each([
    { case: 'the first card', first: 0 },
    { case: 'an edit', first: 1 },
  ])('$case waits that long, whatever happens to the incident meanwhile', async ({ first }) => {
    let isLimited = first === 0;
    const limited: SlackOutcome = { kind: 'limited', retryAfterMs: 120_000 };
    const tartan = openTartan({ slackFault: () => (isLimited ? limited : undefined) });
    if (first === 1) {
      await tartan.live(failed(0));
      await tartan.sweepTo(10 * MINUTE);
      isLimited = true;
    }
    const begin = first * 10 * MINUTE;
    await tartan.live(failed(begin, { itemId: item(0) }));
    const calls = tartan.ports.slack.calls;
    for (let second = 5; second < 120; second += 5) {
      await tartan.live(failed(begin + second, { itemId: item(second) }));
      await tartan.sweepNow();
    }
    expect(tartan.ports.slack.calls, 'not a call before its time').toBe(calls);
    isLimited = false;
    await tartan.sweepTo(begin + 4 * MINUTE, 10);
    expect(tartan.card()).toContain(`${String(24 + first)} Items need a new login`);
    expect(tartan.lines()).toEqual([]);
  });
});

describe('a record from before there was a log clock', () => {
  /** As an older Tartan has written it. */
  async function aged(tartan: Tartan): Promise<AlertRecord> {
    const { told, isSettled, ...alert } = await alertOf(tartan);
    expect(isSettled).toBe(true);
    if (told === undefined) throw new Error('nothing was told');
    const { logs, cases, ...facts } = told.facts;
    expect(logs).toBe('there');
    expect(cases).toBeUndefined();
    return parseAlertRecord(
      JSON.parse(JSON.stringify({ ...alert, told: { ...told, facts }, dueAt: undefined })),
    );
  }

  it('is read, and its card gets one edit at the next look', async () => {
    const tartan = await broken();
    await tartan.sweepTo(DAY, HOUR);
    const old = await aged(tartan);
    await tartan.ports.alerts.save(old);
    const edits = tartan.cards()[0]?.edits ?? 0;
    await touchIncident(KEY, tartan.ports);
    await tartan.sweepTo(DAY + HOUR);
    expect(tartan.cards()[0]?.edits).toBe(edits + 1);
    expect(logsOn(tartan)).toBe('there');
    expect(await alertOf(tartan)).toMatchObject({ isSettled: true, dueAt: at(12 * DAY) });
  });

  it('whose incident was over: nothing is edited', async () => {
    const tartan = await broken();
    await tartan.sweepTo(DAY, HOUR);
    await tartan.live(repaired(DAY));
    await tartan.sweepTo(DAY + HOUR);
    const old = { ...(await alertOf(tartan)), isSettled: undefined };
    await tartan.ports.alerts.save(parseAlertRecord(JSON.parse(JSON.stringify(old))));
    const calls = tartan.ports.slack.calls;
    await touchIncident(KEY, tartan.ports);
    await tartan.sweepTo(2 * DAY, HOUR);
    expect(tartan.ports.slack.calls).toBe(calls);
  });
});
