import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';

import { describe, expect, it } from 'vitest';

import { sweep } from '#lib/flows/sweep.ts';
import type { Modal } from '#lib/messages/message.ts';
import type { Ports, SlackChannel } from '#lib/ports.ts';
import { holdsSecret } from '#lib/secrets/mask-secrets.ts';

import { everyDoor } from '../builders/every-door.ts';
import {
  doors,
  type Hostile,
  hostileClick,
  hostileCommand,
  hostileForm,
  hostileReport,
  hostileShortcut,
  hostileWebhook,
  itemNumber,
} from '../builders/hostile-payloads.ts';
import { streamTo } from '../builders/open-tartan.ts';
import {
  ACCOUNT_NUMBER,
  type Dice,
  diceFrom,
  EMAIL,
  plant,
  plantedKinds,
  plantedSearch,
  secretNames,
} from '../builders/planted.ts';
import { slashCommand } from '../builders/slack-request.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const NOON = '2026-11-21T12:00:00.000Z';
const SETTINGS = { channel: 'C0ALERTS', settleMs: 0, aheadMs: 0 };

function whole(value: unknown): string {
  return inspect(value, {
    depth: Infinity,
    maxArrayLength: Infinity,
    maxStringLength: Infinity,
    breakLength: Infinity,
  });
}

/** A bot over fakes, every word of which is looked at. */
function watchedBot(stores?: Partial<Ports>, start = NOON) {
  const search = plantedSearch();
  const fakes = fakePorts(start);
  const modals: Modal[] = [];
  const said = { messages: 0 };
  function heard(where: string, message: unknown): void {
    said.messages += 1;
    search.look(where, JSON.stringify(message));
  }
  const { slack } = fakes;
  const watched: SlackChannel = {
    ...slack,
    post(channel, message, mark, thread) {
      heard('Slack post', [message, mark]);
      return slack.post(channel, message, mark, thread);
    },
    edit(channel, ts, message, mark) {
      heard('Slack edit', message);
      return slack.edit(channel, ts, message, mark);
    },
    openModal(triggerId, modal) {
      heard('Slack modal', modal);
      modals.push(modal);
      return slack.openModal(triggerId, modal);
    },
    updateModal(id, modal) {
      heard('Slack modal', modal);
      modals.push(modal);
      return slack.updateModal(id, modal);
    },
    respond(url, message, to) {
      heard('Slack response', message);
      return slack.respond(url, message, to);
    },
  };
  const ports = { ...fakes, ...stores, slack: watched };
  const door = everyDoor(ports);
  let delivered = 0;
  const answers = new Map<string, number>();

  async function send(hostile: Hostile): Promise<void> {
    for (const one of hostile.planted) search.add(one);
    const answer =
      'body' in hostile
        ? await door[hostile.door](hostile.body)
        : await door.slack(hostile.payload);
    const name = `${hostile.door} ${String(answer.statusCode)}`;
    answers.set(name, (answers.get(name) ?? 0) + 1);
    search.look(`answer of ${hostile.door}`, answer.body ?? '');
    const view = viewIn(answer.body);
    if (view !== undefined) modals.push(view);
  }

  return {
    search,
    fakes,
    ports,
    door,
    modals,
    said,
    answers,
    send,
    async work() {
      const { entries } = fakes.inbox;
      const fresh = entries.slice(delivered);
      delivered = entries.length;
      await streamTo(ports, fresh);
      ports.pass(60_000);
      await sweep(SETTINGS, ports);
    },
  };
}

function viewIn(body: string | undefined): Modal | undefined {
  if (body === undefined || !body.includes('"response_action":"update"')) return undefined;
  const { view }: { view: Modal } = JSON.parse(body);
  return view;
}

function next(dice: Dice, bot: ReturnType<typeof watchedBot>): Hostile {
  const roll = dice.below(100);
  if (roll < 30) return hostileWebhook(dice);
  if (roll < 55) return hostileReport(dice);
  if (roll < 70) return hostileCommand(dice);
  if (roll < 80)
    return hostileClick(
      dice,
      bot.fakes.alerts.all().map(({ id }) => id),
    );
  if (roll < 90) return hostileShortcut(dice);
  const forms = bot.modals.filter(({ callback_id: form }) => form !== undefined).slice(-60);
  return forms.length === 0 ? hostileShortcut(dice) : hostileForm(dice, dice.oneOf(forms));
}

describe('what must be nowhere', () => {
  it('fuzz', async () => {
    const start = performance.now();
    const cpu = process.cpuUsage();
    const dice = diceFrom(1);
    const bot = watchedBot();
    const counts = new Map<string, number>();
    let plantedCount = 0;
    for (let index = 0; index < 10_000; index += 1) {
      const hostile = next(dice, bot);
      plantedCount += hostile.planted.length;
      for (const { kind } of hostile.planted) {
        const key = `${hostile.door}: ${kind}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      await bot.send(hostile);
      bot.ports.pass(1000);
      if (index % 200 === 199) await bot.work();
    }
    const sent = performance.now();
    await setImmediate();
    const { fakes, search } = bot;
    search.look('inbox', whole(fakes.inbox.entries));
    search.look('items', whole(fakes.items.all()));
    search.look('alerts', whole(fakes.alerts.all()));
    search.look('identifiers', whole(fakes.identifiers.all()));
    search.look('institutions', whole(await fakes.institutions.all()));
    search.look('checklists', whole(fakes.checklists.all()));
    search.look('accounts', whole(fakes.accounts.all()));
    search.look('sightings', whole(fakes.sightings.all()));
    search.look('cases', whole(fakes.cases.all()));
    search.look('notes', whole(fakes.notes.all()));
    search.look('log', whole(fakes.log.lines));
    search.look('follow-ups', whole(bot.door.followUps.started));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const kinds = new Map<string, typeof search.hits>();
    for (const hit of search.hits) {
      const key = `${hit.where}: ${hit.planted.kind}`;
      kinds.set(key, [...(kinds.get(key) ?? []), hit]);
    }
    for (const [key, hits] of kinds) {
      console.info(key, hits.length);
      for (const { around, planted } of hits.slice(0, 3))
        console.info('   ', planted.value, '<<', around.replaceAll('\n', ' '));
    }
    console.info(
      Object.fromEntries(counts),
      Object.fromEntries(bot.answers),
      bot.said,
      plantedCount,
      seconds,
      (sent - start) / 1000,
    );
    console.info(
      Object.fromEntries(fakes.log.counts),
      fakes.log.lines.length,
      fakes.notes.all().length,
      fakes.cases.all().length,
      fakes.sightings.all().length,
      fakes.inbox.entries.length,
      fakes.identifiers.all().length,
    );
    console.info('CPU', process.cpuUsage(cpu));
    const bad = fakes.log.lines.filter((line) => whole(line).includes('cause')).slice(0, 5);
    console.info(bad);
    expect(search.hits.length).toBe(0);
  }, 120_000);
});
void [
  expect,
  holdsSecret,
  plant,
  plantedKinds,
  secretNames,
  ACCOUNT_NUMBER,
  EMAIL,
  slashCommand,
  itemNumber,
  doors,
];
