import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { parse } from 'yaml';
import * as z from 'zod/mini';

import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';

import {
  lambdaEvent,
  plaidJson,
  signedWebhook,
  signingKey,
} from '../../../test/builders/plaid-webhook.ts';
import { asSent, SIGNING_SECRET, slashCommand } from '../../../test/builders/slack-request.ts';
import { createTables } from '../create-tables.ts';
import { startDatabase } from '../database.ts';
import { openSecureFront } from './secure-front.ts';

const PREFIX = 'cold-';

/** What every cold start needs around it: tables, a key that Plaid knows, all services behind TLS on this machine. */
export async function openColdWorld() {
  const database = await startDatabase();
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = database.endpoint;
  await createTables(new DynamoDBClient({}), PREFIX);
  const key = signingKey();
  const front = await openSecureFront(database.endpoint, key.jwk);
  const dir = mkdtempSync(join(tmpdir(), 'tartan-bench-'));
  const caFile = join(dir, 'ca.pem');
  writeFileSync(caFile, front.cert);
  let sent = 0;
  return {
    front,
    env: {
      NODE_EXTRA_CA_CERTS: caFile,
      AWS_ENDPOINT_URL: front.urls.dynamodb,
      AWS_ENDPOINT_URL_DYNAMODB: front.urls.dynamodb,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'made-up',
      AWS_SECRET_ACCESS_KEY: 'made-up',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      TABLE_PREFIX: PREFIX,
      PLAID_CLIENT_ID: 'made-up',
      PLAID_SECRET: 'made-up',
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: front.urls.plaid,
      SLACK_BOT_TOKEN: 'xoxb-made-up',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: `${front.urls.slack}/api/`,
      ALERT_CHANNEL: 'C0ALERTS',
      // A busy machine is not what hangs.
      PATIENCE_SECONDS: '3',
    },
    /** Puts Plaid's key into our table, as the first instance of a fleet does. */
    keepKey: () =>
      connectKeyStore(connectDatabase(PREFIX)).save({
        kid: key.kid,
        jwk: key.jwk,
        fetchedAt: new Date(),
      }),
    webhook: () =>
      lambdaEvent(
        signedWebhook(
          key,
          new Date(),
          plaidJson({
            webhook_type: 'TRANSACTIONS',
            webhook_code: 'SYNC_UPDATES_AVAILABLE',
            item_id: `kD5pRwYx3LbZ8nVtQmJ7sGhF2cEaUoTi${String((sent += 1)).padStart(5, '0')}`,
            initial_update_complete: true,
            historical_update_complete: true,
            environment: 'sandbox',
          }),
        ),
      ),
    command: (text: string) => () => asSent(slashCommand(text), new Date()),
    async close() {
      await front.close();
      await database.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const deployment = z.object({
  provider: z.object({ environment: z.object({ NODE_OPTIONS: z.optional(z.string()) }) }),
});

/** What Node is started with on AWS: our bundles have to be measured with it. */
export function deployedOptions(): { NODE_OPTIONS: string } {
  const { provider } = deployment.parse(parse(readFileSync('serverless.yml', 'utf8')));
  return { NODE_OPTIONS: provider.environment.NODE_OPTIONS ?? '' };
}

export function bundled(name: string): string {
  return pathToFileURL(resolve(`dist/${name}/index.mjs`)).href;
}

export function variant(name: string): string {
  return pathToFileURL(resolve(`infra/local/bench/variants/${name}.mjs`)).href;
}
