import { Readable } from 'node:stream';

import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectInbox } from '#lib/dynamodb/inbox.ts';
import { connectLog } from '#lib/log.ts';
import { parseWebhook } from '#lib/plaid/parse-webhook.ts';
import { receiveWebhook } from '#lib/plaid/receive-webhook.ts';
import { verifyWebhook } from '#lib/plaid/verify-webhook.ts';
import { maskSecrets } from '#lib/secrets/mask-secrets.ts';

import { interleaved } from './cpu-time.ts';
import { noted, type Row } from './row.ts';
import { knownWebhook, USUAL_BODY } from './verification-rows.ts';

/** Microseconds of CPU that one webhook costs its door, warm, whole and by part. */
export async function webhookCpu() {
  const { now, request, keys } = knownWebhook();
  const inbox = connectInbox(answeredAtOnce(), () => now);
  const log = connectLog('plaid-webhook');
  const token = request.headers['plaid-verification'];
  const verified = await verifyWebhook(token, request.body, keys, now);
  if (verified.kind !== 'signed') throw new Error('refused');
  const entry = parseWebhook(request.body, { ...verified, receivedAt: now });
  const logged = { kind: entry.kind, source: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE', kept: 'kept' };
  return quietly(() =>
    interleaved(
      {
        verify: () => verifyWebhook(token, request.body, keys, now),
        'parse, mask': () =>
          Promise.resolve(parseWebhook(request.body, { ...verified, receivedAt: now })),
        'mask alone': () => Promise.resolve(maskSecrets(USUAL_BODY)),
        store: () => inbox.keep(entry),
        log: () => {
          log.info('webhook kept', logged);
          return Promise.resolve();
        },
        whole: () =>
          receiveWebhook(request, {
            now: () => now,
            keys,
            inbox,
            noteRefusal: () => Promise.resolve(),
            log,
          }),
      },
      { rounds: 11, times: 200 },
    ),
  );
}

export async function partRows(): Promise<Row[]> {
  const of = await webhookCpu();
  const parts = ['verify', 'parse, mask', 'mask alone', 'store', 'log'] as const;
  return [
    noted('CPU of a webhook at its door, warm', `${of('whole').toFixed(0)} µs`),
    ...parts.map((part) => noted(`  ${part}`, `${of(part).toFixed(0)} µs`)),
  ];
}

/** A database whose answer is there at once: what is left is what the SDK costs. */
function answeredAtOnce() {
  const database = connectDatabase('bench-');
  Object.assign(database.client.config.requestHandler, {
    handle: () =>
      Promise.resolve({
        response: {
          statusCode: 200,
          headers: { 'content-type': 'application/x-amz-json-1.0' },
          body: Readable.from([Buffer.from('{}')]),
        },
      }),
  });
  return database;
}

/** Log lines are made, and go nowhere. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}
