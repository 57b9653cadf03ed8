import { setTimeout } from 'node:timers/promises';

import { botConfig } from '#lib/config/bot-config.ts';

import { bankOfItem, openBank, setDown } from '../local/banks.ts';
import { madeUpCompanies } from '../local/codat-world.ts';
import { report } from '../local/report-client.ts';
import { summaryTimes } from '../local/summary-times.ts';
import { type Backstage, plaidOf, slackOf } from './backstage.ts';
import { consoleState } from './console-state.ts';
import type { WebhookSending } from './send-webhooks.ts';
import { troubleSlack } from './trouble-slack.ts';
import { NotSo, type Stage } from './stage.ts';

const PATIENCE_MS = 20_000;
const LOOK_MS = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Goes on after a restart, as far as it matters. */
let lastNumber = Math.floor(Date.now() / 1000) % 1_000;

/** The real world of this process, for one run of a scenario. @param signal ends it */
export function openStage(backstage: Backstage, send: WebhookSending, signal: AbortSignal): Stage {
  const plaid = plaidOf(backstage);
  slackOf(backstage);
  const { lines, workspace, heartbeat, settled } = backstage;
  const before = new Set(workspace.messages().map(({ ts }) => ts));
  const countedBefore = new Map<string, number>(lines.counts());
  const connections = madeUpCompanies.flatMap((company) =>
    company.name.startsWith('Corner Shop ') ? company.connections : [],
  );

  /** A new one each time, also when the scenario is played again. */
  function newNumber(): number {
    lastNumber += 1;
    return lastNumber;
  }

  async function forward(seconds: number): Promise<void> {
    signal.throwIfAborted();
    await heartbeat.forward(seconds * 1000);
    backstage.changes.happened();
  }

  return {
    bank: (name) => bankOfItem(openBank(name)),
    items: (bank, count) =>
      Array.from({ length: count }, () => {
        const end = `${Date.now().toString(36)}${newNumber().toString(36).padStart(4, '0')}`;
        const itemId = `kX4hNd8SfJi9WuEvBo5QzKn7LmCgVp${end.slice(-9)}`;
        plaid.items.remember(itemId, bank);
        return itemId;
      }),
    connection: () => connections[newNumber() % connections.length]?.id ?? '',
    plaid(name, subject, fields = {}, manner = 'signed') {
      signal.throwIfAborted();
      return send({ from: 'plaid', name, subject, fields, manner });
    },
    codat: (name, subject) => send({ from: 'codat', name, subject, fields: {}, manner: 'signed' }),
    async report(body) {
      signal.throwIfAborted();
      plaid.items.rememberReport(body);
      await report(body, backstage.door(), process.env['REPORTS_SECRET'] ?? '');
    },
    setDown: ({ institution_id: id }, isDown) => {
      setDown(id, isDown);
    },
    slack: (kind, seconds) => {
      troubleSlack({ kind, seconds }, backstage);
    },
    forward,
    async forwardToSummary() {
      const now = new Date();
      const { summaries } = botConfig(process.env);
      const [next] = summaryTimes(summaries, now, new Date(now.getTime() + 2 * DAY_MS));
      if (next !== undefined) await forward((next.getTime() - now.getTime()) / 1000 + 1);
    },
    settled,
    messages: () =>
      consoleState(backstage, '', undefined).messages.filter(
        ({ ts, isEphemeral }) => !isEphemeral && !before.has(ts),
      ),
    counted: (metric) => lines.count(metric) - (countedBefore.get(metric) ?? 0),
    async until(what, isSo) {
      const giveUpAt = performance.now() + PATIENCE_MS;
      while (!isSo()) {
        if (performance.now() > giveUpAt) throw new NotSo(what);
        await setTimeout(LOOK_MS, undefined, { signal });
      }
    },
  };
}
