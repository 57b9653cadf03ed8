import { verify } from 'node:crypto';

import type { HttpRequest } from '#lib/http-request.ts';
import { parseWebhook } from '#lib/plaid/parse-webhook.ts';
import { connectVerificationKeys } from '#lib/plaid/verification-keys.ts';
import { verifyWebhook } from '#lib/plaid/verify-webhook.ts';

import { plaidJson, signedWebhook, signingKey } from '../../../test/builders/plaid-webhook.ts';
import { fakeLog } from '../../../test/fakes/fake-ports.ts';
import { fakeKeyStore } from '../../../test/fakes/fake-stores.ts';
import { interleaved } from './cpu-time.ts';
import { atLeast, noted, type Row, said } from './row.ts';

/** A webhook as Plaid sends most of them. */
export const USUAL_BODY = plaidJson({
  webhook_type: 'TRANSACTIONS',
  webhook_code: 'SYNC_UPDATES_AVAILABLE',
  item_id: 'kD5pRwYx3LbZ8nVtQmJ7sGhF2cEaUoTi9K4vB',
  initial_update_complete: true,
  historical_update_complete: true,
  environment: 'production',
});

/** A signed webhook, and all that it takes to verify it, with the key known already. */
export function knownWebhook() {
  const key = signingKey();
  const now = new Date();
  const request = signedWebhook(key, now, USUAL_BODY);
  const keys = connectVerificationKeys(
    () => Promise.resolve({ kind: 'key', jwk: key.jwk }),
    fakeKeyStore(),
    fakeLog(),
    () => now,
  );
  return { key, now, request, keys };
}

/** How many webhooks are verified and parsed in the time of a bare verification of the same token. */
export async function verificationRows(): Promise<Row[]> {
  const { key, now, request, keys } = knownWebhook();
  const [input, signature] = signedPart(request);
  const options = { key: key.publicKey, dsaEncoding: 'ieee-p1363' } as const;
  const of = await interleaved(
    {
      bare: () => {
        verify('sha256', input, options, signature);
        return Promise.resolve();
      },
      ours: async () => {
        const token = request.headers['plaid-verification'];
        const verified = await verifyWebhook(token, request.body, keys, now);
        if (verified.kind !== 'signed') throw new Error('refused');
        parseWebhook(request.body, { ...verified, receivedAt: now });
      },
    },
    { rounds: 21, times: 400 },
  );
  const perSecond = (name: 'bare' | 'ours') => said(Math.round(1e6 / of(name)));
  return [
    atLeast(
      'verify + parse, of bare ES256 per CPU second',
      55,
      (of('bare') / of('ours')) * 100,
      ' %',
    ),
    noted(
      'verify + parse, per CPU second',
      `${perSecond('ours')}; bare ES256 ${perSecond('bare')}`,
    ),
  ];
}

function signedPart({ headers }: HttpRequest): [Buffer, Buffer] {
  const [head = '', claims = '', signature = ''] = (headers['plaid-verification'] ?? '').split('.');
  return [Buffer.from(`${head}.${claims}`), Buffer.from(signature, 'base64url')];
}
