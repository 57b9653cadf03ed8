import { parseArgs } from 'node:util';

import { type DataFault, dataFaults } from '#lib/health/data-fault.ts';

import { bankOfItem } from './banks.ts';
import { report, type Report } from './report-client.ts';
import { readRunFile } from './run-file.ts';
import { readMessages, showChanges } from './show-changes.ts';
import { fillEnvironment } from './stand-ins.ts';
import { followClock } from './world-clock.ts';

const options = {
  item: { type: 'string' },
  items: { type: 'string', default: '1' },
  user: { type: 'string' },
  error: { type: 'string' },
  type: { type: 'string', default: 'ITEM_ERROR' },
  session: { type: 'string' },
  request: { type: 'string' },
  issue: { type: 'string', default: 'missing_transactions' },
  institution: { type: 'string' },
  bank: { type: 'string' },
  account: { type: 'string' },
} as const;

type Values = ReturnType<typeof parsed>['values'];

const EXAMPLE_ITEM = 'wz666MBjYWTp2PDzzggYhM6oWWmBb';

const usage = `npm run report <kind> -- [options]

  item           says what an Item is: its bank, its user, an account
  link_exit      a user left Link: --error <CODE>, --session <id>, --request <id>
  link_event     something happened in Link
  api_error      a call of Plaid's API failed: --error <CODE>, --request <id>
  item_repaired  update mode in your app has repaired the Item
  item_removed   your app has removed the Item at Plaid
  data_issue     data is missing or wrong: --issue missing_transactions, incorrect_transactions, missing_accounts,
                 misclassified_accounts

  --item <id>         the Item it is about; --items <n> for n Items, whose ids begin with that one
  --user <id>         your client_user_id; alone, the report names no Item
  --error <CODE>      Plaid's error, of --type <ERROR_TYPE>
  --institution <id>  the bank, and --bank <name>
  --account <name>    the name of an account, with the mask 0000`;

/** A widespread fault needs one edit after the first card. */
const PATIENCE_MS = 2_000;
const QUIET_MS = 1_200;

/** `npm run report`: plays your app, and shows what the channel says then. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await send(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

async function send(args: readonly string[]): Promise<void> {
  const { values, positionals } = parsed(args);
  const bodies = reportsOf(positionals[0] ?? '', values);
  if (bodies.length === 0) {
    console.log(usage);
    return;
  }
  fillEnvironment();
  const { tartan, plaid } = readRunFile();
  await followClock(tartan);
  const before = await readMessages(tartan);
  for (const body of bodies) {
    if (plaid !== undefined) await isSo(body, plaid);
    await report(body, tartan, process.env['REPORTS_SECRET'] ?? '');
  }
  console.log(
    `${String(positionals[0])}${bodies.length > 1 ? ` ×${String(bodies.length)}` : ''}: kept`,
  );
  await showChanges(tartan, before, PATIENCE_MS, QUIET_MS);
}

/** Has the pretend Plaid know, too, what your app reports. */
async function isSo(body: Report, plaid: string): Promise<void> {
  await fetch(`${plaid}/local/reports`, { method: 'POST', body: JSON.stringify(body) });
}

function parsed(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true });
}

function reportsOf(kind: string, values: Values): Report[] {
  const count = Number(values.items);
  const item = values.item ?? (values.user === undefined ? EXAMPLE_ITEM : undefined);
  return Array.from({ length: count }, (_, number) => {
    const itemId = count === 1 ? item : `${item ?? EXAMPLE_ITEM}${String(number).padStart(5, '0')}`;
    return reportOf(kind, itemId, values);
  }).flatMap((one) => one ?? []);
}

function reportOf(kind: string, itemId: string | undefined, values: Values): Report | undefined {
  const ids = {
    ...(itemId === undefined ? {} : { item_id: itemId }),
    ...(values.user === undefined ? {} : { client_user_id: values.user }),
    ...bankIn(kind, values),
    ...(values.session === undefined ? {} : { link_session_id: values.session }),
    ...(values.request === undefined ? {} : { request_id: values.request }),
  };
  const error =
    values.error === undefined
      ? {}
      : { error: { error_code: values.error, error_type: values.type } };
  const ofItem = { ...ids, item_id: itemId ?? EXAMPLE_ITEM };
  switch (kind) {
    case 'item':
      return { kind, ...ofItem, accounts: accountsOf(values.account, ofItem.item_id) };
    case 'item_repaired':
    case 'item_removed':
      return { kind, ...ofItem };
    case 'data_issue':
      return isIssue(values.issue) ? { kind, ...ofItem, issue: values.issue } : undefined;
    case 'link_exit':
    case 'link_event':
    case 'api_error':
      return { kind, ...ids, ...error };
    default:
      return undefined;
  }
}

/** Most Items have told their bank already: only what introduces one names a bank unasked. */
function bankIn(kind: string, { institution, bank }: Values) {
  const unasked = kind === 'item' || kind === 'data_issue' ? 'ins_109508' : undefined;
  const institutionId = institution ?? unasked;
  return institutionId === undefined ? {} : bankOfItem(institutionId, bank);
}

function accountsOf(name: string | undefined, itemId: string) {
  return name === undefined
    ? []
    : [{ account_id: `acc${itemId}`, name, mask: '0000', type: 'depository', subtype: 'checking' }];
}

function isIssue(typed: string): typed is DataFault {
  return dataFaults.some((one) => one === typed);
}
