import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';

import { resetBanks } from '../local/banks.ts';
import { readTables } from '../local/serverless-file.ts';
import type { Backstage } from './backstage.ts';
import { seedItems } from './seed-items.ts';

const table = z.object({
  TableName: z.string(),
  KeySchema: z.array(z.object({ AttributeName: z.string() })),
});

const AT_ONCE = 25;

/** Everything is as at the first start: nothing known, nothing said, and the clock is the machine's. */
export async function resetWorld(backstage: Backstage): Promise<void> {
  const { heartbeat, settled, workspace, slack, plaid, lines, clock, changes } = backstage;
  await heartbeat.still(async () => {
    await settled();
    for (const described of readTables(backstage.database.prefix))
      await emptyTable(table.parse(described), backstage);
    workspace.clear();
    slack?.clear();
    plaid?.items.clear();
    resetBanks();
    lines.clear();
    clock.reset();
    // What the functions had before them meanwhile was deleted rows; they look at new ones alone.
    await settled();
  });
  seedItems(backstage);
  changes.happened();
}

async function emptyTable(
  { TableName, KeySchema }: z.infer<typeof table>,
  { database }: Backstage,
): Promise<void> {
  for (;;) {
    const { Items = [] } = await database.client.send(
      new ScanCommand({ TableName, Limit: AT_ONCE }),
    );
    if (Items.length === 0) return;
    const requests = Items.map((row) => ({
      DeleteRequest: {
        Key: Object.fromEntries(
          KeySchema.map(({ AttributeName }) => [AttributeName, row[AttributeName]]),
        ),
      },
    }));
    await database.client.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }));
  }
}
