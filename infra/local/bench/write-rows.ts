import type { ItemEvent } from '#lib/health/item-event.ts';

import { alive, failed, repaired } from '../../../test/builders/item-events.ts';
import { openMeteredWorld } from './metered-world.ts';
import { atMost, noted, type Row, said } from './row.ts';
import type { Written } from './write-meter.ts';

/** What one event writes at the door and behind it. */
export async function writeRows(): Promise<Row[]> {
  const world = await openMeteredWorld();
  const other = { itemId: 'itemBBBBBBBBBBBBBBBBBBBBBBBB' };
  const known: [string, ItemEvent][] = [
    ['data of an Item, the first', alive(0)],
    ['data of another Item, the first', alive(30, other)],
    ['data of a healthy Item, again', alive(60)],
    ['the first failure of an incident', failed(120)],
    ['the same failure again', failed(125, { bodyHash: 'again' })],
    ['a second Item of the incident', failed(130, other)],
    ['the repair of one', repaired(200)],
    ['the repair of the last', repaired(230, other)],
  ];
  const rows: Row[] = [];
  try {
    for (const [what, event] of known) {
      const door = await world.keep(event);
      const behind = await world.handle(event);
      const isNew = what.endsWith('the first');
      const changes = /^(the (first|repair)|a second)/.test(what);
      if (rows.length === 0)
        rows.push(
          atMost('writes of a webhook at the door', 1, door.writes),
          atMost('its row', 1024, door.largest, ' bytes'),
        );
      const title = `writes behind it: ${what}`;
      rows.push(
        isNew
          ? noted(title, by(behind))
          : { ...atMost(title, changes ? 2 : 0, behind.writes), measured: by(behind) },
      );
    }
  } finally {
    await world.close();
  }
  return rows;
}

function by({ writes, units, tables }: Written): string {
  const each = Object.entries(tables).map(([table, count]) => `${table} ${said(count)}`);
  return writes === 0 ? '0' : `${said(writes)} (${each.join(', ')}), ${said(units)} units`;
}
