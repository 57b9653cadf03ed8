import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectStores } from '#lib/dynamodb/stores.ts';
import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import { learnFrom } from '#lib/flows/learn-from.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';

import { START } from '../../../test/builders/item-events.ts';
import { fakePorts } from '../../../test/fakes/fake-ports.ts';
import { createTables } from '../create-tables.ts';
import { startDatabase } from '../database.ts';
import { meterReads } from '../read-meter.ts';
import { meterWrites, type Written } from './write-meter.ts';

/** What a piece of work asked of the tables. */
export interface Used extends Written {
  readUnits: number;
  /** Requests, of whatever kind. */
  calls: number;
}

/** The bot over the embedded database, with a pretended Slack, and meters at every read and write. */
export async function openMeteredWorld() {
  const server = await startDatabase();
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = server.endpoint;
  const database = connectDatabase('metered-');
  await createTables(new DynamoDBClient({}), database.prefix);
  const fakes = fakePorts(START);
  const ports = { ...fakes, ...connectStores(database, fakes.now) };
  const readUnits = meterReads(database);
  const written = meterWrites(database);
  let calls = 0;
  database.client.middlewareStack.add(
    (next) => (args) => {
      calls += 1;
      return next(args);
    },
    { step: 'initialize' },
  );

  async function used(work: () => Promise<unknown>): Promise<Used> {
    readUnits();
    written();
    calls = 0;
    await work();
    return { ...written(), readUnits: readUnits(), calls };
  }

  return {
    ports,
    used,
    /** At its own time. */
    keep(event: ItemEvent) {
      fakes.pass(Date.parse(event.at) - fakes.now().getTime());
      return used(() => ports.inbox.keep({ kind: 'item', event }));
    },
    /** Alone in its batch: the dearest that it can be. */
    handle: (event: ItemEvent) =>
      used(async () => {
        await learnFrom({ kind: 'item', event }, ports);
        const settings = { channel: 'C1', settleMs: 0 };
        await handleItemEvents((apply) => apply(event), settings, ports);
      }),
    async close() {
      database.client.destroy();
      await server.close();
    },
  };
}
