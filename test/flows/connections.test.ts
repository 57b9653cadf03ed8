import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseCodatWebhook } from '#lib/codat/parse-codat-webhook.ts';
import { learnCompanies } from '#lib/flows/learn-companies.ts';
import { openTicket } from '#lib/flows/open-ticket.ts';
import { recheckOpen } from '#lib/flows/recheck-open.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { healthStatus } from '#lib/health/item-health.ts';

import { ask } from '../builders/ask.ts';
import {
  codatWebhooks,
  COMPANY,
  CONNECTION,
  connectionWebhook,
  readWebhook,
} from '../builders/codat-webhook.ts';
import { at, failed, repaired } from '../builders/item-events.ts';
import { openTartan, streamTo } from '../builders/open-tartan.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { connectionOf } from '../fakes/fake-codat.ts';
import { fakeFollowUps } from '../fakes/fake-follow-ups.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const OTHER = '7f10c3b8-2a64-4e9d-b571-0c8d6e49fa25';

type Tartan = ReturnType<typeof openTartan>;
type Body = Readonly<Record<string, unknown>>;

/** Codat sends it at that time after the start; each is a message of its own. */
async function codat(tartan: Tartan, seconds: number, body: Body): Promise<void> {
  tartan.passTo(seconds);
  const arrival = {
    at: new Date(at(seconds)),
    receivedAt: tartan.ports.now(),
    deliveryHash: `delivery ${JSON.stringify(body)}`,
  };
  const entries = parseCodatWebhook(Buffer.from(JSON.stringify(body)), arrival);
  for (const entry of entries) await tartan.ports.inbox.keep(entry);
  await tartan.deliver();
}

const lost = (seconds: number, id = CONNECTION) =>
  connectionWebhook('disconnected', 'Deauthorized', at(seconds), { id });
const linked = (seconds: number, id = CONNECTION) =>
  connectionWebhook('reconnected', 'Linked', at(seconds), { id });

async function healthOf({ ports }: Tartan, id = CONNECTION) {
  const record = await ports.connections.find(id);
  return record?.health ?? expect.fail('no connection');
}

describe('a connection', () => {
  it('that is deauthorized gets a card: who acts is the end user', async () => {
    const tartan = openTartan();
    await codat(tartan, 0, lost(0));
    expect(tartan.card()).toMatchInlineSnapshot(`
      "Plaid through Codat: 1 connection lost access. Send the customer the link address that /plaid codat shows.

      :red_circle: *Plaid through Codat*: 1 connection lost access \`DEAUTHORIZED\`

      *The end user* must act. Send the customer the link address that /plaid codat shows.

      Since <!date^1793606400^{date_short_pretty}, {time}|2026-11-02 08:00 UTC>  ·  1 connection

      Connection \`5e2a9c14-7b36-4f80-9d1e-c8a4f0b2637d\`

      Ticket draft
      Ask Codat
      Message to the user"
    `);
    expect(slackProblems(tartan.cards()[0]?.message ?? expect.fail('no card'))).toEqual([]);
    expect(healthStatus(await healthOf(tartan))).toBe('broken');
  });

  it('that is linked again has its card say so, and how long it took', async () => {
    const tartan = openTartan();
    await codat(tartan, 0, lost(0));
    await codat(tartan, 2 * HOUR, linked(2 * HOUR));
    await tartan.sweepTo(2 * HOUR + MINUTE);
    expect(tartan.card()).toMatchInlineSnapshot(`
      "Plaid through Codat: 1 connection works again after 2 h. The customer has linked again.

      :white_check_mark: *Plaid through Codat*: 1 connection works again \`DEAUTHORIZED\`

      The customer has linked again  ·  took 2 h  ·  <!date^1793606400^{date_short_pretty}, {time}|2026-11-02 08:00 UTC> to <!date^1793613600^{date_short_pretty}, {time}|2026-11-02 10:00 UTC>

      Connection \`5e2a9c14-7b36-4f80-9d1e-c8a4f0b2637d\`"
    `);
    expect(tartan.lines()).toEqual([
      '1 connection works again after 2 h. The customer has linked again.',
    ]);
    expect(healthStatus(await healthOf(tartan))).toBe('healthy');
  });

  it('that somebody unlinked is your team’s affair', async () => {
    const tartan = openTartan();
    await codat(tartan, 0, connectionWebhook('disconnected', 'Unlinked', at(0)));
    expect(tartan.card()).toContain('1 connection was unlinked');
    expect(tartan.card()).toContain('*Your team* must act.');
  });

  it.each([
    { case: 'is new', body: connectionWebhook('created', 'PendingAuth', at(0)), is: 'PendingAuth' },
    {
      case: 'was not linked',
      body: connectionWebhook('failed', 'PendingAuth', at(0)),
      is: 'PendingAuth',
    },
    {
      case: 'is in a state that is new',
      body: connectionWebhook('updated', 'Frozen', at(0)),
      is: 'Frozen',
    },
    { case: 'is linked', body: linked(0), is: 'Linked' },
  ])('that $case gets no card', async ({ body, is }) => {
    const tartan = openTartan();
    await codat(tartan, 0, body);
    expect(tartan.cards()).toEqual([]);
    expect((await healthOf(tartan)).connection?.status).toBe(is);
  });

  it('whose data comes through works again, without anybody saying so', async () => {
    const tartan = openTartan();
    await codat(tartan, 0, lost(0));
    const part = { connectionId: CONNECTION, dataType: 'transactions', status: 'Complete' };
    await codat(tartan, HOUR, readWebhook(at(HOUR), [part]));
    await tartan.sweepTo(HOUR + MINUTE);
    expect(tartan.card()).toContain('Data is flowing again');
  });

  it('that is deleted closes its card, and claims no repair', async () => {
    const tartan = openTartan();
    await codat(tartan, 0, lost(0));
    await codat(tartan, HOUR, connectionWebhook('deleted', 'Deauthorized', at(HOUR)));
    await tartan.sweepTo(HOUR + MINUTE);
    expect(tartan.card()).toContain('1 connection was deleted');
  });

  it('is counted with the others of its platform on one card, apart from Items', async () => {
    const tartan = openTartan();
    await codat(tartan, 0, lost(0));
    await codat(tartan, 1, lost(1, OTHER));
    await tartan.live(failed(2));
    await tartan.sweepTo(2 * MINUTE);
    const cards = tartan.cards().map(({ message }) => message.text);
    expect(cards).toEqual([
      expect.stringContaining('Plaid through Codat: 2 connections lost access'),
      expect.stringContaining('Bank ins_3: 1 Item needs a new login'),
    ]);
  });

  it('is in /plaid status, and its card leads to a draft for Codat', async () => {
    const tartan = openTartan();
    await codat(tartan, 0, lost(0));
    const status = await ask('status', { ports: tartan.ports });
    expect(seen(status)).toContain('1 connection lost access');
    expect(seen(status), 'it is no Item').toContain('*1 open incident, 0 Items*');
    expect(seen(status)).not.toContain('1 broken');
    const [alert] = tartan.ports.alerts.all();
    const opened = await openTicket({ about: alert?.id ?? '' }, undefined, {}, tartan.ports);
    const modal = JSON.stringify('modal' in opened ? opened.modal : opened.problem);
    for (const part of ['Codat’s support', COMPANY, CONNECTION, 'correlationId'])
      expect(modal).toContain(part);
  });

  it('is no Item that Plaid could be asked about', async () => {
    const tartan = openTartan();
    await codat(tartan, 0, lost(0));
    await tartan.sweepTo(HOUR);
    const followUps = fakeFollowUps();
    await recheckOpen(followUps, tartan.ports);
    expect(followUps.rechecked).toEqual([]);
  });

  it('names its company, for /plaid codat to find', async () => {
    const tartan = openTartan();
    await codat(tartan, 0, lost(0));
    expect(await tartan.ports.companies.all()).toEqual([
      { companyId: COMPANY, name: 'Houndstooth Bakery' },
    ]);
    expect(await tartan.ports.institutions.all()).toEqual([]);
  });
});

describe('the vendor’s own samples, all on one day', () => {
  it('make messages that Slack takes', async () => {
    const tartan = openTartan();
    for (const [name, body] of Object.entries(codatWebhooks)) {
      const entries = parseCodatWebhook(Buffer.from(body), {
        at: tartan.ports.now(),
        receivedAt: tartan.ports.now(),
        deliveryHash: name,
      });
      for (const entry of entries) await tartan.ports.inbox.keep(entry);
      await tartan.deliver();
      tartan.ports.pass(MINUTE * 1000);
      await tartan.sweepNow();
    }
    const { standing } = tartan.ports.slack;
    expect(standing.length).toBeGreaterThan(1);
    for (const { message } of standing) expect(slackProblems(message)).toEqual([]);
  });
});

describe('what Codat tells when it is asked', () => {
  const told = (status: string) => [
    {
      companyId: COMPANY,
      name: 'Houndstooth Bakery',
      connections: [connectionOf({ connectionId: CONNECTION, status })],
    },
  ];

  it('of a connection that is new to us is known, and alarms nobody', async () => {
    const tartan = openTartan();
    await learnCompanies(told('Deauthorized'), tartan.ports);
    await tartan.deliver();
    await tartan.sweepTo(HOUR);
    expect((await healthOf(tartan)).connection?.status).toBe('Deauthorized');
    expect(tartan.cards()).toEqual([]);
  });

  it('of one that was linked is news, as if a webhook had said so', async () => {
    const tartan = openTartan();
    await codat(tartan, 0, linked(0));
    tartan.passTo(MINUTE);
    await learnCompanies(told('Deauthorized'), tartan.ports);
    await tartan.deliver();
    expect(tartan.card()).toContain('1 connection lost access');
  });

  it('costs no write when nothing is new', async () => {
    const tartan = openTartan();
    await codat(tartan, 0, linked(0));
    const before = tartan.ports.inbox.entries.length;
    await learnCompanies(told('Linked'), tartan.ports);
    expect(tartan.ports.inbox.entries).toHaveLength(before);
  });
});

describe('Codat’s quota', () => {
  it('that is used up is one card, and one line when it opens again', async () => {
    const tartan = openTartan();
    const quota = (type: string, seconds: number) => ({
      eventType: `client.rateLimit.${type}`,
      generatedDate: at(seconds),
      payload: { dailyQuota: 12_000, quotaRemaining: 0, expiryDate: at(DAY) },
    });
    await codat(tartan, 0, quota('reached', 0));
    expect(tartan.card()).toContain('*Codat*: today’s quota of requests is used up');
    expect(tartan.card(), 'it is of no connection').not.toMatch(/1 connection|`client`/);
    await codat(tartan, HOUR, quota('reset', HOUR));
    await tartan.sweepTo(HOUR + MINUTE);
    expect(tartan.card()).toContain('Codat answers again');
    expect(tartan.card()).not.toContain('`client`');
    expect(tartan.lines()).toHaveLength(1);
  });
});

describe('webhooks of a connection, in any order and any number', () => {
  it('end where their own times say', async () => {
    const bodies = [
      connectionWebhook('created', 'PendingAuth', at(0)),
      connectionWebhook('connected', 'Linked', at(10)),
      lost(20),
      linked(30),
      lost(40),
      connectionWebhook('disconnected', 'Unlinked', at(50)),
      linked(60),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: bodies.length }),
        fc.array(fc.nat({ max: bodies.length - 1 }), { maxLength: 12 }),
        async (count, more) => {
          const some = bodies.slice(0, count);
          const expected = openTartan();
          for (const body of some) await codat(expected, 100, body);
          const mixed = openTartan();
          for (const index of more.filter((one) => one < count))
            await codat(mixed, 100, bodies[index] ?? {});
          for (const body of some.toReversed()) await codat(mixed, 100, body);
          const [a, b] = [await healthOf(mixed), await healthOf(expected)];
          expect(healthStatus(a)).toBe(healthStatus(b));
          expect(a.connection?.status).toBe(b.connection?.status);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** The Item behind the connection, as your app describes it. */
function described(seconds: number, itemId: string): ItemEvent {
  return {
    kind: 'described',
    itemId,
    at: at(seconds),
    receivedAt: at(seconds),
    source: 'REPORT.ITEM',
    bodyHash: `described ${itemId}`,
    environment: 'production',
    ids: { client_user_id: CONNECTION, institution_id: 'ins_3', institution_name: 'Bank ins_3' },
    accounts: [],
  };
}

const ITEM = 'itemAAAAAAAAAAAAAAAAAAAAAAAA';
const SECOND = 'itemBBBBBBBBBBBBBBBBBBBBBBBB';

/** A connection that is linked, and the Item behind it that works. */
async function paired(): Promise<Tartan> {
  const tartan = openTartan();
  await codat(tartan, 0, linked(0));
  await tartan.live(described(1, ITEM));
  return tartan;
}

const joint = (tartan: Tartan) =>
  tartan
    .cards()
    .map(({ message }) => seen(message))
    .filter((text) => /at Codat, |agree again/.test(text));

describe('a connection and its Item', () => {
  it('are shown on both sides', async () => {
    const tartan = await paired();
    expect(seen(await ask(`item ${ITEM}`, { ports: tartan.ports }))).toContain(
      'Codat connection of Houndstooth Bakery: *Linked*',
    );
    expect(tartan.cards()).toEqual([]);
  });

  it('Linked, but the Item is broken: one joint card after 15 minutes, which closes by itself', async () => {
    const tartan = await paired();
    await tartan.live(failed(10));
    await tartan.sweepTo(14 * MINUTE + 50);
    expect(joint(tartan)).toEqual([]);
    await tartan.sweepTo(16 * MINUTE);
    expect(joint(tartan)).toHaveLength(1);
    expect(joint(tartan)[0]).toMatchInlineSnapshot(`
      "Bank ins_3: 1 connection Linked at Codat, broken at Plaid. Look at both sides: /plaid codat and /plaid item.

      :large_yellow_circle: *Bank ins_3*: 1 connection Linked at Codat, broken at Plaid \`LINKED_BUT_BROKEN\`

      *Your team* must act. Look at both sides: /plaid codat and /plaid item.

      Since <!date^1793606410^{date_short_pretty}, {time}|2026-11-02 08:00 UTC>  ·  1 connection  ·  production

      Connection \`5e2a9c14-7b36-4f80-9d1e-c8a4f0b2637d\`, Item \`itemAAAAAAAAAAAAAAAAAAAAAAAA\`

      Ticket draft
      Ask Codat"
    `);
    await tartan.live(repaired(HOUR));
    await tartan.sweepTo(HOUR + 2 * MINUTE);
    expect(joint(tartan)).toHaveLength(1);
    expect(joint(tartan)[0]).toContain('Codat and Plaid agree again');
    expect(tartan.cards()).toHaveLength(2);
  });

  it('Deauthorized, but the Item works: the same the other way round', async () => {
    const tartan = await paired();
    await codat(tartan, MINUTE, lost(MINUTE));
    await tartan.sweepTo(17 * MINUTE);
    expect(joint(tartan)).toEqual([
      expect.stringContaining('*Bank ins_3*: 1 connection Deauthorized at Codat, fine at Plaid'),
    ]);
    await codat(tartan, HOUR, linked(HOUR));
    await tartan.sweepTo(HOUR + 2 * MINUTE);
    expect(joint(tartan)).toEqual([expect.stringContaining('agree again')]);
  });

  it('that agree again within 15 minutes are not worth a word', async () => {
    const tartan = await paired();
    await tartan.live(failed(10));
    await codat(tartan, 10 * MINUTE, lost(10 * MINUTE));
    await tartan.sweepTo(HOUR);
    expect(joint(tartan)).toEqual([]);
  });

  it('that disagree anew have 15 minutes anew', async () => {
    const tartan = await paired();
    await tartan.live(failed(10), repaired(10 * MINUTE), failed(12 * MINUTE, { bodyHash: 'new' }));
    await tartan.sweepTo(26 * MINUTE);
    expect(joint(tartan)).toEqual([]);
    await tartan.sweepTo(28 * MINUTE);
    expect(joint(tartan)).toHaveLength(1);
  });

  it('with two Items disagrees with the one that is broken', async () => {
    const tartan = await paired();
    await tartan.live(described(2, SECOND), failed(10, { itemId: SECOND }));
    await tartan.sweepTo(17 * MINUTE);
    expect(joint(tartan)).toEqual([
      expect.stringContaining('1 connection Linked at Codat, broken'),
    ]);
  });

  it('of which Codat has told nothing are no pair', async () => {
    const tartan = openTartan();
    await tartan.live(described(1, ITEM), failed(10));
    await tartan.sweepTo(HOUR);
    expect(joint(tartan)).toEqual([]);
    expect(await tartan.ports.pairs.find(CONNECTION)).toBeUndefined();
  });

  it('costs no write while they agree', async () => {
    const tartan = await paired();
    const { fault, writes } = countWrites();
    const counted = openTartan({ fault });
    await codat(counted, 0, linked(0));
    await counted.live(described(1, ITEM));
    const before = writes('pairs.save');
    await counted.live(repaired(20));
    expect(writes('pairs.save')).toBe(before);
    expect(await tartan.ports.pairs.find(CONNECTION)).toBeUndefined();
  });

  it('that a crash interrupts anywhere end in one joint card', async () => {
    const places = await countCalls();
    expect(places).toBeGreaterThan(20);
    for (let crash = 0; crash < places; crash += 1) {
      let call = 0;
      const tartan = openTartan({
        fault: () => {
          call += 1;
          if (call === crash) throw new Error(`died at call ${String(crash)}`);
        },
      });
      await disagree(tartan);
      expect(joint(tartan), `crash at ${String(crash)}`).toHaveLength(1);
    }
  }, 30_000);
});

/** Both sides are heard of, disagree, and are left alone for half an hour; what fails is tried again. */
async function disagree(tartan: Tartan): Promise<void> {
  const { ports } = tartan;
  const insist = async (step: () => Promise<unknown>) => {
    for (let tries = 0; tries < 3; tries += 1)
      try {
        await step();
        return;
      } catch {
        // Whoever sent it sends it again.
      }
  };
  const [entry] = parseCodatWebhook(Buffer.from(JSON.stringify(linked(0))), {
    at: new Date(at(0)),
    receivedAt: new Date(at(0)),
    deliveryHash: 'linked',
  });
  for (const one of [
    entry ?? expect.fail('nothing to keep'),
    { kind: 'item', event: described(1, ITEM) } as const,
    { kind: 'item', event: failed(10) } as const,
  ]) {
    await insist(() => ports.inbox.keep(one));
    await insist(() => streamTo(ports, [one]));
  }
  for (let minute = 0; minute < 30; minute += 1) {
    ports.pass(60_000);
    await insist(() => tartan.sweepNow());
  }
}

async function countCalls(): Promise<number> {
  let calls = 0;
  const tartan = openTartan({
    fault: () => {
      calls += 1;
    },
  });
  await disagree(tartan);
  return Math.min(calls, 160);
}

function countWrites() {
  const counts = new Map<string, number>();
  return {
    fault: (place: string, when: string) => {
      if (when === 'before') counts.set(place, (counts.get(place) ?? 0) + 1);
    },
    writes: (place: string) => counts.get(place) ?? 0,
  };
}
