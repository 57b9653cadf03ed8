import { dirname } from 'node:path';

import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { connectDatabase } from '#lib/dynamodb/client.ts';

import { startDatabase } from '../../infra/local/database.ts';
import { freshFile, PATIENCE, streamContract, streamedBot } from '../contracts/stream.ts';
import { freshTables, makeTables, useEndpoint } from './fresh-tables.ts';

describe('the stream of the embedded database', { timeout: 20_000 }, () => {
  streamContract(freshTables(startDatabase));
});

describe('the embedded database and its stream, restarted', { timeout: 20_000 }, () => {
  it('goes on where it was: nothing twice, nothing lost, one card', async () => {
    const positionFile = freshFile();
    const dir = dirname(positionFile);
    const before = await start(dir);
    const stop = before.bot.poll(positionFile);
    await before.bot.webhook('one');
    await vi.waitFor(() => {
      expect(before.bot.cards()).toHaveLength(1);
    }, PATIENCE);
    await stop();
    await before.bot.webhook('two');
    await before.close();

    const after = await start(dir);
    after.bot.poll(positionFile);
    await after.bot.webhook('three');
    await vi.waitFor(async () => {
      expect(await after.bot.ports.items.incident('ins_48#ITEM_LOGIN_REQUIRED')).toMatchObject({
        count: 3,
      });
    }, PATIENCE);
    expect(after.bot.batches.flat()).toEqual(['item#two', 'item#three']);
    expect(after.bot.cards()).toEqual([]);
  });
});

async function start(dir: string) {
  const server = await startDatabase({ dir });
  useEndpoint(server.endpoint);
  const database = connectDatabase('restarted-');
  await makeTables(database.prefix);
  let closed: Promise<void> | undefined;
  const close = () => {
    database.client.destroy();
    return (closed ??= server.close());
  };
  onTestFinished(close);
  return { bot: streamedBot(database), close };
}
