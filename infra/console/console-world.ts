import { ScanCommand } from '@aws-sdk/lib-dynamodb';

import { commands } from '#lib/commands/registry.ts';
import { parseHealthRecord } from '#lib/dynamodb/parse-health-record.ts';
import { healthStatus } from '#lib/health/item-health.ts';

import { banks, isDown } from '../local/banks.ts';
import { codatEvents } from '../local/codat-webhook.ts';
import { madeUpCompanies } from '../local/codat-world.ts';
import { sampleByName } from '../local/item-webhook.ts';
import type { PretendItem as ItemAtPlaid } from '../local/pretend-items.ts';
import type { Backstage } from './backstage.ts';
import type { World } from './contract.ts';
import { scenarios } from './scenarios/all-scenarios.ts';

/** Of companies that are all alike, this one is shown. */
const ALIKE = 'Corner Shop ';

/** What the person at the page can have an effect on. */
export async function consoleWorld(backstage: Backstage): Promise<World> {
  const known = await knownItems(backstage);
  const items = backstage.plaid?.items.all() ?? [];
  return {
    items: items.map((item) => ({
      itemId: item.itemId,
      bankId: item.bank?.institution_id ?? '',
      error: errorOf(item),
      known: known.get(item.itemId),
    })),
    banks: [...bankNames(items)].map(([id, name]) => ({ id, name, isDown: isDown(id) })),
    companies: madeUpCompanies
      .filter(({ name }) => !name.startsWith(ALIKE) || name.endsWith('001'))
      .map(({ id, name, connections }) => ({
        id,
        name,
        connections: connections.map((connection) => connection.id),
      })),
    webhooks: [
      ...[...sampleByName].map(([name, fields]) => ({ from: 'plaid' as const, name, fields })),
      ...codatEvents.map((name) => ({
        from: 'codat' as const,
        name,
        fields: name.startsWith('connection.') ? { status: '' } : {},
      })),
    ],
    commands: commands.map(({ usage, name, summary }) => ({ usage, name, description: summary })),
    shortcuts: [
      { callbackId: 'explain_error', title: 'Explain this error' },
      { callbackId: 'draft_ticket', title: 'Draft a ticket' },
      { callbackId: 'add_note', title: 'Add note to Item' },
    ],
    scenarios: scenarios.map(({ id, title, watch }) => ({ id, title, watch })),
  };
}

/** Those that the pretend Plaid knows, and those that only an Item of it has ever named. */
function bankNames(items: readonly ItemAtPlaid[]): ReadonlyMap<string, string> {
  return new Map([
    ...items.flatMap(({ bank }) =>
      bank === undefined ? [] : [[bank.institution_id, bank.institution_name] as const],
    ),
    ...[...banks].map(([id, { name }]) => [id, name] as const),
  ]);
}

async function knownItems({ database }: Backstage): Promise<ReadonlyMap<string, string>> {
  const states = new Map<string, string>();
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await database.client.send(
      new ScanCommand({ TableName: `${database.prefix}items`, ExclusiveStartKey }),
    );
    for (const row of page.Items ?? []) {
      const { health } = parseHealthRecord(row);
      states.set(health.itemId, healthStatus(health));
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return states;
}

function errorOf({ error, isGone }: ItemAtPlaid): string | undefined {
  if (isGone === true) return 'USER_PERMISSION_REVOKED';
  const { error_code: code }: { error_code?: unknown } = Object(error);
  return typeof code === 'string' ? code : undefined;
}
