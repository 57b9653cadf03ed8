import { parseArgs } from 'node:util';

import { codatEvents, codatWebhook, sendCodatWebhook } from './codat-webhook.ts';
import { readRunFile } from './run-file.ts';
import { readMessages, showChanges } from './show-changes.ts';
import { fillEnvironment } from './stand-ins.ts';
import { followClock } from './world-clock.ts';

const options = {
  connection: { type: 'string', default: 'b7e40c95-2a18-4f6d-8c31-70d9e5a2f614' },
  company: { type: 'string', default: '5d1c7f2e-0b94-4a63-9e87-3c2f6a1d8b40' },
  name: { type: 'string', default: 'Houndstooth Bakery' },
  status: { type: 'string' },
} as const;

const usage = `npm run codat <event> -- [options]

  --connection <id>   the connection it is about; --company <id> and --name <name> whose it is
  --status <status>   of the connection: PendingAuth, Linked, Unlinked, Deauthorized

What can be sent:
  ${codatEvents.join('\n  ')}`;

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
  if (!codatEvents.includes(type)) {
    console.log(usage);
    return;
  }
  fillEnvironment();
  const { tartan } = readRunFile();
  await followClock(tartan);
  const before = await readMessages(tartan);
  const { connection, company, name, status } = values;
  const about = { connectionId: connection, companyId: company, companyName: name, status };
  const secret = process.env['CODAT_WEBHOOK_SECRET'] ?? '';
  const answer = await sendCodatWebhook(tartan, secret, codatWebhook(type, about));
  console.log(`${type}: Tartan answered ${String(answer.status)}`);
  await showChanges(tartan, before, PATIENCE_MS, QUIET_MS);
}
