import { parseArgs } from 'node:util';

import { bankOfItem } from './banks.ts';
import { itemWebhook, sampleByName } from './item-webhook.ts';
import { readRunFile } from './run-file.ts';
import { readMessages, showChanges } from './show-changes.ts';

const options = {
  item: { type: 'string', default: 'wz666MBjYWTp2PDzzggYhM6oWWmBb' },
  error: { type: 'string' },
  type: { type: 'string', default: 'ITEM_ERROR' },
  institution: { type: 'string', default: 'ins_109508' },
  bank: { type: 'string' },
  reason: { type: 'string' },
  date: { type: 'string' },
  items: { type: 'string', default: '1' },
  unsigned: { type: 'boolean', default: false },
} as const;

const usage = `npm run webhook <TYPE.CODE> -- [options]

  --item <id>            the Item it is about
  --items <n>            the same for n Items, whose ids begin with that one
  --error <CODE>         puts this error into the webhook; --type <ERROR_TYPE> is its type
  --institution <id>     the bank, and --bank <name>
  --reason <REASON>      of PENDING_DISCONNECT, or of the error
  --date <ISO time>      when it will stop working
  --unsigned             plays a forger

What can be sent:
`;

/** Longer than the pause between two edits of a card. */
const PATIENCE_MS = 15_000;
const QUIET_MS = 1_200;

/** `npm run webhook`: has the pretend Plaid send a signed webhook, and shows what the channel says then. */
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
  const name = (positionals[0] ?? '').toUpperCase();
  const sample = sampleByName.get(name);
  if (sample === undefined) {
    if (name !== '') console.log(`Plaid sends no webhook ${name}.\n`);
    console.log(usage + [...sampleByName.keys()].map((known) => `  ${known}`).join('\n'));
    return;
  }
  const { tartan, plaid } = readRunFile();
  if (plaid === undefined)
    throw new Error('PLAID_BASE_URL is set: only the Plaid at that address can sign webhooks.');
  const before = await readMessages(tartan);
  const count = Number(values.items);
  const statuses = new Map<string, number>();
  for (let number = 0; number < count; number += 1) {
    const itemId = count === 1 ? values.item : `${values.item}${String(number).padStart(5, '0')}`;
    const answer = await fetch(`${plaid}/local/webhooks`, {
      method: 'POST',
      body: JSON.stringify({
        webhook: { ...webhookOf(name, sample, values, itemId) },
        signature: values.unsigned ? 'none' : 'plaid',
      }),
    });
    const { status }: { status: number } = JSON.parse(await answer.text());
    statuses.set(String(status), (statuses.get(String(status)) ?? 0) + 1);
  }
  for (const [status, times] of statuses)
    console.log(`${name}${times > 1 ? ` ×${String(times)}` : ''}: the door answered ${status}`);
  if (!statuses.has('200')) return;
  // Many Items: the first card counts the first of them, and the edit that counts the rest comes later.
  await showChanges(tartan, before, PATIENCE_MS, count > 1 ? PATIENCE_MS : QUIET_MS);
}

function webhookOf(
  name: string,
  sample: Readonly<Record<string, unknown>>,
  values: {
    error?: string | undefined;
    type: string;
    institution: string;
    bank?: string | undefined;
    reason?: string | undefined;
    date?: string | undefined;
  },
  itemId: string,
): Record<string, unknown> {
  return {
    ...itemWebhook(name, itemId, bankOfItem(values.institution, values.bank)),
    ...(values.error === undefined ? {} : { error: errorOf(values.error, values) }),
    ...('reason' in sample && values.reason !== undefined ? { reason: values.reason } : {}),
    ...('disconnect_time' in sample && values.date !== undefined
      ? { disconnect_time: values.date }
      : {}),
    ...('consent_expiration_time' in sample && values.date !== undefined
      ? { consent_expiration_time: values.date }
      : {}),
  };
}

function errorOf(
  code: string,
  { type, reason }: { type: string; reason?: string | undefined },
): unknown {
  return {
    error_type: type,
    error_code: code,
    error_code_reason: reason ?? null,
    error_message: 'made up by npm run webhook',
    display_message: null,
    status: 400,
  };
}
