import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';

import { parseWebhook } from '#lib/plaid/parse-webhook.ts';
import { verifyWebhook } from '#lib/plaid/verify-webhook.ts';

import { plaidJson } from '../../test/builders/plaid-webhook.ts';

const ROUNDS = 20;
const PER_ROUND = 400;

/** How many webhooks are verified and parsed in the time of a bare verification. */
export async function benchVerification(): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
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
  const keys = { find: () => Promise.resolve({ kind: 'key' as const, key: publicKey }) };
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

function percent(ratio = 0): string {
  return `${String(Math.round(ratio * 100))} %`;
}
