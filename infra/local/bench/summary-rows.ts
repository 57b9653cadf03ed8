import { sumUp } from '#lib/commands/sum-up.ts';
import { alertId } from '#lib/alerts/alert.ts';
import { incidentKey } from '#lib/alerts/incident.ts';
import { applyEvent } from '#lib/health/apply-event.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';
import type { ItemStore } from '#lib/ports/health-store.ts';

import { at, failed, START } from '../../../test/builders/item-events.ts';
import { fakePorts } from '../../../test/fakes/fake-ports.ts';
import { atMost, noted, type Row, said } from './row.ts';

const UNHEALTHY = 1_000;
const SIZES = [10_000, 1_000_000];
/** DynamoDB's rule for reads that need not be consistent: half a unit for each 4 KB that a query passes over. */
const PAGE_BYTES = 4_096;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What one summary reads of the Items. Counted by DynamoDB's rule on a store in memory: an embedded database takes too
 * long to fill with a million.
 */
export async function summaryRows(): Promise<Row[]> {
  const units: number[] = [];
  for (const size of SIZES) units.push(await unitsAt(size));
  const [few = NaN, many = NaN] = units;
  return [
    atMost(
      'daily summary: read units of 1,000,000 Items, of those of 10,000',
      1.2,
      many / few,
      ' ×',
    ),
    noted('daily summary: read units', `${said(few)} and ${said(many)}, with 1,000 in trouble`),
  ];
}

async function unitsAt(size: number): Promise<number> {
  const ports = fakePorts(START);
  for (let index = 0; index < size; index += 1) {
    const itemId = `item${String(index).padStart(33, '0')}`;
    await ports.items.save(index < UNHEALTHY ? broken(itemId, index) : healthy(itemId), undefined);
  }
  const keys = new Set(ports.items.all().flatMap((health) => incidentKey(health) ?? []));
  for (const key of keys)
    await ports.alerts.save({ id: alertId(key), incidentKey: key, openSince: at(0), version: 0 });
  ports.pass(DAY_MS / 2);
  const counted = countReads(ports.items);
  const to = ports.now();
  await sumUp({ from: new Date(to.getTime() - DAY_MS), to }, { ...ports, items: counted.items });
  return counted.units();
}

/** Also what is not asked for today is counted, so that a summary that begins to ask for it shows. */
function countReads(store: ItemStore): { items: ItemStore; units(): number } {
  let units = 0;
  const queried = async (
    query: (see: (health: ItemHealth) => void) => Promise<void>,
    see: (health: ItemHealth) => void,
  ) => {
    let bytes = 0;
    await query((health) => {
      bytes += Buffer.byteLength(JSON.stringify(health));
      see(health);
    });
    units += Math.max(1, Math.ceil(bytes / PAGE_BYTES)) / 2;
  };
  return {
    units: () => units,
    items: {
      ...store,
      eachMember: (key, see) => queried((each) => store.eachMember(key, each), see),
      eachOutcome: (from, to, see) => queried((each) => store.eachOutcome(from, to, each), see),
      incident: () => Promise.reject(new Error('reads what is not counted')),
      find: () => Promise.reject(new Error('reads one by one')),
      countKnown: () => Promise.reject(new Error('reads every Item')),
      countsAt: () => Promise.reject(new Error('reads every Item of a bank')),
    },
  };
}

/** At ten banks. */
function broken(itemId: string, index: number): ItemHealth {
  const choices = { itemId, institution: `ins_${String(index % 10)}` };
  return applyEvent(undefined, failed(index, choices), []);
}

const ids = { institution_id: 'ins_1', institution_name: 'Bank ins_1' };

function healthy(itemId: string): ItemHealth {
  return { itemId, environment: 'production', ids, troubles: [] };
}
