import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';

import { Webhook } from 'standardwebhooks';

import { readRunFile } from './run-file.ts';
import { readMessages, showChanges } from './show-changes.ts';
import { fillEnvironment } from './stand-ins.ts';

const options = {
  connection: { type: 'string', default: 'b7e40c95-2a18-4f6d-8c31-70d9e5a2f614' },
  company: { type: 'string', default: '5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40' },
  name: { type: 'string', default: 'Houndstooth Bakery' },
  status: { type: 'string' },
} as const;

/** What each says unless `--status` says otherwise. */
const states: Readonly<Record<string, string>> = {
  'connection.created': 'PendingAuth',
  'connection.connected': 'Linked',
  'connection.disconnected': 'Deauthorized',
  'connection.reconnected': 'Linked',
  'connection.failed': 'PendingAuth',
  'connection.deleted': 'Linked',
};

const others = [
  'read.completed',
  'client.rateLimit.reached',
  'client.rateLimit.reset',
  'company.created',
];

const usage = `npm run codat <event> -- [options]

  --connection <id>   the connection it is about; --company <id> and --name <name> whose it is
  --status <status>   of the connection: PendingAuth, Linked, Unlinked, Deauthorized

What can be sent:
  ${[...Object.keys(states), ...others].join('\n  ')}`;

const PATIENCE_MS = 4_000;
const QUIET_MS = 1_200;

/** `npm run codat`: plays Codat, and shows what the channel says then. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await send(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function send(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [type = ''] = positionals;
  if (!Object.hasOwn(states, type) && !others.includes(type)) {
    console.log(usage);
    return;
  }
  fillEnvironment();
  const { tartan } = readRunFile();
  const before = await readMessages(tartan);
  const answer = await post(tartan, {
    id: randomUUID(),
    eventType: type,
    generatedDate: new Date().toISOString(),
    payload: payloadOf(type, values),
  });
  console.log(`${type}: Tartan answered ${String(answer.status)}`);
  await showChanges(tartan, before, PATIENCE_MS, QUIET_MS);
}

/** As Codat signs it. */
function post(tartan: string, body: object): Promise<Response> {
  const [id, now, text] = [`msg_${randomUUID()}`, new Date(), JSON.stringify(body)];
  const signature = new Webhook(process.env['CODAT_WEBHOOK_SECRET'] ?? '').sign(id, now, text);
  return fetch(`${tartan}/webhooks/codat`, {
    method: 'POST',
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signature,
    },
    body: text,
  });
}

function payloadOf(
  type: string,
  {
    connection,
    company,
    name,
    status,
  }: { connection: string; company: string; name: string; status?: string | undefined },
): object {
  const referenceCompany = { id: company, name };
  if (type.startsWith('connection.'))
    return {
      referenceCompany,
      connection: {
        id: connection,
        integrationKey: 'suuo',
        platformName: 'Plaid',
        sourceType: 'Banking',
        linkUrl: `https://link-api.codat.io/companies/${company}/connections/${connection}/start`,
        status: status ?? states[type],
      },
    };
  if (type === 'read.completed') {
    const part = { connectionId: connection, dataType: 'banking-transactions', status: 'Complete' };
    return { referenceCompany, dataTypes: [part] };
  }
  return type.startsWith('company.') ? { id: company, name } : { dailyQuota: 1_000 };
}
