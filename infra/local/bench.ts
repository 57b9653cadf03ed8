import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';

import { importJWK } from 'jose';

import { handleItemEvents } from '#lib/flows/handle-item-events.ts';
import { learnFrom } from '#lib/flows/learn-from.ts';
import { sweep } from '#lib/flows/sweep.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { parseWebhook } from '#lib/plaid/parse-webhook.ts';
import { verifyWebhook } from '#lib/plaid/verify-webhook.ts';

import { alive, at, failed, repaired, START } from '../../test/builders/item-events.ts';
import { plaidJson } from '../../test/builders/plaid-webhook.ts';
import { fakePorts } from '../../test/fakes/fake-ports.ts';
import { benchBundles } from './bench-bundles.ts';
import { benchSummary } from './bench-summary.ts';

const ROUNDS = 20;
const PER_ROUND = 400;
const settings = { channel: 'C1', settleMs: 0 };

/** `npm run bench`: ratios measured in one run, and counts on a pretended outside. */
export async function main(): Promise<void> {
  console.log('Verify and parse one webhook, against a bare ES256 verification of the same token');
  await benchVerification();
  console.log('\nWrites for one event, by table (the door: always 1, in inbox)');
  await benchWrites();
  console.log('\nA storm: 10,000 Items of one bank fail within 120 s');
  await benchStorm();
  console.log('\nWhat one daily summary reads of the Items');
  await benchSummary();
  console.log('\nBundles');
  benchBundles();
}

async function benchVerification(): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = await importJWK({ ...publicKey.export({ format: 'jwk' }), alg: 'ES256' }, 'ES256');
  if (key instanceof Uint8Array) throw new Error('not a key');
  const body = Buffer.from(
    plaidJson({
      webhook_type: 'TRANSACTIONS',
      webhook_code: 'SYNC_UPDATES_AVAILABLE',
      item_id: 'kD5pRwYx3LbZ8nVtQmJ7sGhF2cEaUoTi9K4vB',
      initial_update_complete: true,
      historical_update_complete: true,
      environment: 'production',
    }),
  );
  const iat = Math.floor(Date.now() / 1000);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({ alg: 'ES256', kid: '00000000-0000-4000-8000-000000000000', typ: 'JWT' })}.${part({ iat, request_body_sha256: createHash('sha256').update(body).digest('hex') })}`;
  const signature = sign('sha256', Buffer.from(input), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  const token = `${input}.${signature.toString('base64url')}`;
  const keys = { find: () => Promise.resolve({ kind: 'key' as const, key }) };
  const now = new Date();
  const ours = async () => {
    const verified = await verifyWebhook(token, body, keys, now);
    if (verified.kind !== 'signed') throw new Error('refused');
    parseWebhook(body, { ...verified, receivedAt: now });
  };
  const bare = () => {
    verify('sha256', Buffer.from(input), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
    return Promise.resolve();
  };
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    ratios.push((await cpuTime(bare)) / (await cpuTime(ours)));
  ratios.sort((a, b) => a - b);
  console.log(
    `  ${percent(ratios[ROUNDS / 2])} of bare (median of ${String(ROUNDS)} interleaved rounds, CPU time)`,
  );
}

async function cpuTime(run: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  for (let times = 0; times < PER_ROUND; times += 1) await run();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

async function benchWrites(): Promise<void> {
  const counts = new Map<string, number>();
  const ports = fakePorts(START, (place, when) => {
    if (when === 'after' && place.endsWith('.save'))
      counts.set(place, (counts.get(place) ?? 0) + 1);
  });
  const steps: [string, ItemEvent][] = [
    ['data of a healthy Item, the first', alive(0)],
    ['data of a healthy Item, again', alive(60)],
    ['the first failure of an incident', failed(120)],
    ['the same failure again', failed(125, { bodyHash: 'again' })],
    ['a second Item of the incident', failed(130, { itemId: 'itemBBBBBBBBBBBBBBBBBBBBBBBB' })],
    ['the repair of one', repaired(200)],
  ];
  for (const [what, event] of steps) {
    counts.clear();
    ports.pass(Date.parse(event.at) - ports.now().getTime());
    await ports.inbox.keep({ kind: 'item', event });
    ports.inbox.stream();
    const known = ports.identifiers.all().length;
    await learnFrom({ kind: 'item', event }, ports);
    await handleItemEvents((apply) => apply(event), settings, ports);
    const writes = [
      ['items', counts.get('items.save') ?? 0],
      ['alerts', counts.get('alerts.save') ?? 0],
      ['identifiers', ports.identifiers.all().length - known],
    ].map(([table, count]) => `${String(table)} ${String(count)}`);
    console.log(`  ${what.padEnd(36)} ${writes.join('  ')}`);
  }
}

async function benchStorm(): Promise<void> {
  const ports = fakePorts(START);
  const events = Array.from({ length: 10_000 }, (_, index) =>
    failed(Math.floor(index * 0.012), { itemId: `item${String(index).padStart(20, '0')}` }),
  );
  let firstMessage: number | undefined;
  let nextSweep = Date.parse(at(60));
  const tick = async () => {
    firstMessage ??= ports.slack.standing[0]?.postedAt.getTime();
    if (ports.now().getTime() < nextSweep) return;
    nextSweep += 60_000;
    await sweep({ ...settings, aheadMs: 30_000 }, ports);
  };
  for (let start = 0; start < events.length; start += 25) {
    const batch = events.slice(start, start + 25);
    ports.pass(Math.max(0, Date.parse(batch.at(-1)?.at ?? START) - ports.now().getTime()));
    for (const event of batch) await ports.inbox.keep({ kind: 'item', event });
    ports.inbox.stream();
    await handleItemEvents(
      async (apply) => {
        for (const event of batch) await apply(event);
      },
      settings,
      ports,
    );
    await tick();
  }
  const last = ports.now().getTime();
  const isExact = () => ports.slack.standing[0]?.message.text.includes('10,000 Items') ?? false;
  while (!isExact()) {
    ports.pass(1_000);
    await tick();
  }
  console.log(
    `  Slack calls ${String(ports.slack.calls)}, cards ${String(ports.slack.standing.length)}`,
  );
  console.log(
    `  first message ${seconds((firstMessage ?? 0) - Date.parse(START))} after the first write`,
  );
  console.log(`  exact count ${seconds(ports.now().getTime() - last)} after the last`);
}

function percent(ratio = 0): string {
  return `${String(Math.round(ratio * 100))} %`;
}

function seconds(ms: number): string {
  return `${String(Math.round(ms / 1000))} s`;
}
