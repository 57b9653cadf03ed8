import { sweep } from '#lib/flows/sweep.ts';
import { tellSummaries } from '#lib/flows/tell-summaries.ts';
import { answerCommand } from '#lib/flows/answer-command.ts';
import { keepAuditLine } from '#lib/flows/keep-audit-line.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';

import { alive, failed, repaired } from '../../../test/builders/item-events.ts';
import { gbSeconds, total, type Usage } from './bill.ts';
import { openMeteredWorld, type Used } from './metered-world.ts';
import { webhookCpu } from './part-rows.ts';

const ITEMS = 50;
const COMMANDS = [
  'status',
  'item',
  'find',
  'tickets',
  'error ITEM_LOGIN_REQUIRED',
  'stale',
  'help',
];
const options = {
  notConfigured: [],
  environment: 'production',
  hasAccessTokens: false,
  hasFollowUps: false,
  hasCodat: false,
  summaries: [],
};
const auditLine = {
  user: 'U0ASKER',
  team: 'T0HOME',
  channel: 'C1',
  kind: 'command',
  name: 'item',
  ids: [idOf(2)],
  result: 'answered',
  reference: '7b0c9e2f-5a86-4c39-9e50-f3a7c1b26d84',
} as const;
const place = { channel: 'C1', timeZone: 'UTC', time: '09:00' };
const DAY_S = 24 * 60 * 60;

/** What each kind of work uses, measured on a world of fifty Items of which one is broken most of the time. */
export async function costUsage() {
  const cpu = await webhookCpu();
  const world = await openMeteredWorld();
  const { ports } = world;
  const perCall = cpu('store');
  /** Our own CPU time is no more than that of the SDK for one call, and is taken as that. */
  const of = (name: string, { readUnits, units, calls }: Used): Usage => ({
    readUnits,
    writeUnits: units,
    streamRecords: 0,
    lambdaRequests: 1,
    gbSeconds: gbSeconds(name, (calls + 1) * perCall, calls),
    httpRequests: 0,
  });
  const webhook = async (event: ItemEvent): Promise<Usage> => {
    const door: Usage = {
      ...of('plaid-webhook', await world.keep(event)),
      streamRecords: 1,
      httpRequests: 1,
      gbSeconds: gbSeconds('plaid-webhook', cpu('whole'), 1),
    };
    return total([
      [1, door],
      [1, of('inbox', await world.handle(event))],
    ]);
  };
  try {
    for (let item = 0; item < ITEMS; item += 1) await webhook(alive(item, { itemId: idOf(item) }));
    const healthy = await webhook(alive(100, { itemId: idOf(1) }));
    const breaks = await webhook(failed(200, { itemId: idOf(2) }));
    const joins = await webhook(failed(230, { itemId: idOf(3) }));
    const commands: Usage[] = [];
    for (const command of COMMANDS) {
      const text = /^(item|find)$/.test(command) ? `${command} ${idOf(2)}` : command;
      const used = await world.used(async () => {
        await answerCommand(text, { ports, options, channel: 'C1' }, ports.log);
        await keepAuditLine({ ...auditLine, at: ports.now().toISOString() }, 400, ports);
      });
      commands.push({ ...of('slack', used), httpRequests: 1 });
    }
    const settings = { channel: 'C1', settleMs: 0, aheadMs: 0 };
    const look = of('sweep', await world.used(() => sweep(settings, ports)));
    const repairs = await webhook(repaired(400, { itemId: idOf(3) }));
    const at = (seconds: number) => ({
      scheduledTime: new Date(ports.now().getTime() + seconds * 1000).toISOString(),
    });
    // Past nine on the next day.
    ports.pass((DAY_S + 3_600) * 1000);
    const told = await world.used(() => tellSummaries([place], at(0), ports));
    const again = await world.used(() => tellSummaries([place], at(300), ports));
    return {
      healthy,
      breaks: total([
        [0.5, breaks],
        [0.5, joins],
      ]),
      repairs,
      command: total(commands.map((usage) => [1 / COMMANDS.length, usage])),
      look,
      summary: of('daily-summary', told),
      summaryLook: of('daily-summary', again),
    };
  } finally {
    await world.close();
  }
}

function idOf(item: number): string {
  return `item${String(item).padStart(33, '0')}`;
}
