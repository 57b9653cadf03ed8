import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import { sweep } from '#lib/flows/sweep.ts';

import { at, failed, START } from '../../../test/builders/item-events.ts';
import { fakePorts } from '../../../test/fakes/fake-ports.ts';
import { atMost, type Row } from './row.ts';

const settings = { channel: 'C1', settleMs: 0 };

/** How much Slack is told of a bank at which 10,000 Items fail within two minutes, and how soon. */
export async function stormRows(): Promise<Row[]> {
  const ports = fakePorts(START);
  const events = Array.from({ length: 10_000 }, (_, index) =>
    failed(Math.floor(index * 0.012), { itemId: `item${String(index).padStart(20, '0')}` }),
  );
  let firstMessage: number | undefined;
  let nextSweep = Date.parse(at(60));
  const tick = async () => {
    firstMessage ??= ports.slack.standing[0]?.postedAt.getTime();
    if (ports.now().getTime() < nextSweep) return;
    nextSweep += 60_000;
    await sweep({ ...settings, aheadMs: 30_000 }, ports);
  };
  for (let start = 0; start < events.length; start += 25) {
    const batch = events.slice(start, start + 25);
    ports.pass(Math.max(0, Date.parse(batch.at(-1)?.at ?? START) - ports.now().getTime()));
    for (const event of batch) await ports.inbox.keep({ kind: 'item', event });
    ports.inbox.stream();
    await handleItemEvents(
      async (apply) => {
        for (const event of batch) await apply(event);
      },
      settings,
      ports,
    );
    await tick();
  }
  const last = ports.now().getTime();
  const isExact = () => ports.slack.standing[0]?.message.text.includes('10,000 Items') ?? false;
  while (!isExact()) {
    ports.pass(1_000);
    await tick();
  }
  const what = 'a storm of 10,000 Items: ';
  return [
    atMost(`${what}calls of Slack`, 10, ports.slack.calls),
    atMost(`${what}cards`, 1, ports.slack.standing.length),
    atMost(
      `${what}first message after the first write`,
      5,
      seconds((firstMessage ?? Infinity) - Date.parse(START)),
      ' s',
    ),
    atMost(
      `${what}exact count after the last write`,
      60,
      seconds(ports.now().getTime() - last),
      ' s',
    ),
  ];
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}
