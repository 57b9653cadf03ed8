import { inspect } from 'node:util';

import { sweep } from '#lib/flows/sweep.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';
import type { Modal } from '#lib/messages/message.ts';
import type { Ports } from '#lib/ports.ts';
import type { SlackChannel } from '#lib/ports/slack-channel.ts';

import { fakePorts } from '../fakes/fake-ports.ts';
import { everyDoor } from './every-door.ts';
import { type Hostile, hostilePayload, itemIds } from './hostile-payloads.ts';
import { streamTo } from './open-tartan.ts';
import { diceFrom, plantedSearch } from './planted.ts';
import { slashCommand } from './slack-request.ts';

export const NOON = '2026-11-21T12:00:00.000Z';
const SETTINGS = { channel: 'C0ALERTS', settleMs: 0, aheadMs: 0 };
const AT_ONCE = 10;
const WORK_EVERY = 100;

/**
 * The bot behind all its doors. Every word that it answers, logs or tells Slack is looked at, also those that it takes
 * back later.
 *
 * @param stores in the place of the fakes
 */
export function watchedBot(stores?: Partial<Ports>) {
  const fakes = fakePorts(NOON);
  const search = plantedSearch();
  const modals: Modal[] = [];
  const entries: InboxEntry[] = [];
  const sent = new Map<string, number>();
  const statuses = new Set<string>();
  let said = 0;
  let delivered = 0;

  function heard(where: string, what: unknown): void {
    said += 1;
    search.look(where, JSON.stringify(what));
  }
  const { slack } = fakes;
  const watched: SlackChannel = {
    find: slack.find.bind(slack),
    post(channel, message, mark, thread) {
      heard('a message', [message, mark]);
      return slack.post(channel, message, mark, thread);
    },
    edit(channel, ts, message, mark) {
      heard('an edited message', [message, mark]);
      return slack.edit(channel, ts, message, mark);
    },
    openModal(triggerId, modal) {
      heard('a modal', modal);
      modals.push(modal);
      return slack.openModal(triggerId, modal);
    },
    updateModal(id, modal) {
      heard('a modal', modal);
      modals.push(modal);
      return slack.updateModal(id, modal);
    },
    publishHome(user, view) {
      heard('a home', view);
      return slack.publishHome(user, view);
    },
    respond(url, message, to) {
      heard('a response', message);
      return slack.respond(url, message, to);
    },
  };
  const kept = { ...fakes, ...stores };
  const ports = {
    ...kept,
    slack: watched,
    inbox: {
      ...kept.inbox,
      async keep(entry: InboxEntry) {
        const outcome = await kept.inbox.keep(entry);
        if (outcome === 'kept') entries.push(entry);
        return outcome;
      },
    },
  };
  const door = everyDoor(ports);

  return {
    search,
    fakes,
    ports,
    door,
    entries,
    sent,
    statuses,
    /** How often Slack was told something. */
    said: () => said,
    made: () => ({ modals, alertIds: fakes.alerts.all().map(({ id }) => id) }),
    async send(hostile: Hostile): Promise<void> {
      for (const one of hostile.planted) {
        search.add(one);
        const key = `${hostile.door}: ${one.kind}`;
        sent.set(key, (sent.get(key) ?? 0) + 1);
      }
      const answer =
        'body' in hostile
          ? await door[hostile.door](hostile.body)
          : await door.slack(hostile.payload);
      statuses.add(`${hostile.door} ${String(answer.statusCode)}`);
      search.look(`an answer to ${hostile.door}`, answer.body ?? '');
      if (answer.body?.includes('"view"') !== true) return;
      const { view }: { view?: Modal } = JSON.parse(answer.body);
      if (view !== undefined) modals.push(view);
    },
    /** What the inbox function and the sweep do with what has come in. */
    async work(): Promise<void> {
      const fresh = entries.slice(delivered);
      delivered += fresh.length;
      await streamTo(ports, fresh);
      ports.pass(60_000);
      await sweep(SETTINGS, ports);
    },
    async ask(text: string): Promise<void> {
      const { body = '' } = await door.slack(slashCommand(text));
      search.look(`an answer to /plaid ${text}`, body);
    },
    /** All that is kept in memory, and what was logged. */
    async tables(): Promise<Record<string, readonly unknown[]>> {
      return {
        inbox: fakes.inbox.entries,
        items: fakes.items.all(),
        connections: fakes.connections.all(),
        companies: await fakes.companies.all(),
        alerts: fakes.alerts.all(),
        identifiers: fakes.identifiers.all(),
        institutions: await fakes.institutions.all(),
        checklists: fakes.checklists.all(),
        accounts: fakes.accounts.all(),
        sightings: fakes.sightings.all(),
        cases: fakes.cases.all(),
        notes: fakes.notes.all(),
        audit: fakes.audit.all(),
      };
    },
  };
}

export type WatchedBot = ReturnType<typeof watchedBot>;

export function text(value: unknown): string {
  return inspect(value, { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity });
}

/** Sends so many, some at once as in life, and has them worked on. */
export async function sendAll(bot: WatchedBot, count: number, seed: number): Promise<void> {
  const dice = diceFrom(seed);
  for (let done = 0; done < count; done += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, () => hostilePayload(dice, bot.made()));
    await Promise.all(some.map((hostile) => bot.send(hostile)));
    bot.ports.pass(AT_ONCE * 20_000);
    if ((done + AT_ONCE) % WORK_EVERY === 0) await bot.work();
  }
}

/** Has all that is known shown once more. */
export async function askAll(bot: WatchedBot): Promise<void> {
  for (const id of itemIds) await bot.ask(`item ${id}`);
  for (const { value } of bot.fakes.identifiers.all().slice(-100)) await bot.ask(`find ${value}`);
  for (const bank of [0, 1, 2, 3, 4]) await bot.ask(`institution ins_90000${String(bank)}`);
  await bot.ask('status');
  await bot.ask('review 14d');
  await bot.ask('review 14d csv');
  await bot.ask('tickets');
}
