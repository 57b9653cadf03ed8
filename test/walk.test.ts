import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { createTables } from '../infra/local/create-tables.ts';
import { startDatabase } from '../infra/local/database.ts';
import { type LambdaHandler, serveFunctions } from '../infra/local/lambda-server.ts';
import { listen } from '../infra/local/listen.ts';
import { pollStream } from '../infra/local/poll-stream.ts';
import { startPretendSlack } from '../infra/local/pretend-slack.ts';
import { openWorkspace, type Workspace } from '../infra/local/slack-workspace.ts';

import { lambdaEvent, plaidJson, signedWebhook, signingKey } from './builders/plaid-webhook.ts';

/** The example of Plaid's own FAQ, as it would stand on the wire: no environment, no ids besides the Item's. */
const faqExample = {
  webhook_type: 'ITEM',
  webhook_code: 'ERROR',
  item_id: 'wz666MBjYWTp2PDzzggYhM6oWWmBb',
  error: {
    display_message: 'The provided credentials were not correct. Please try again.',
    error_code: 'ITEM_LOGIN_REQUIRED',
    error_message: 'the provided credentials were not correct',
    error_type: 'ITEM_ERROR',
    status: 400,
  },
};

describe('one webhook walks through all rooms', () => {
  const key = signingKey();
  const stops: (() => Promise<void>)[] = [];
  let workspace: Workspace;
  let plaidDoor: (event: APIGatewayProxyEventV2) => Promise<unknown>;
  let slackUrl: string;

  beforeAll(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tartan-walk-'));
    const database = await startDatabase();
    const keys = await listen(0, () => ({ status: 200, body: { key: key.jwk } }));
    const routes = new Map<string, LambdaHandler>();
    const api = await listen(0, serveFunctions(routes));
    workspace = openWorkspace(join(dir, 'slack.json'));
    const slack = await startPretendSlack({
      workspace,
      signingSecret: 'secret',
      channel: 'C1',
      door: () => api.url,
      onMessage: () => undefined,
    });
    slackUrl = slack.url;
    const environment = {
      AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB_STREAMS: database.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      TABLE_PREFIX: 'walk-',
      PLAID_CLIENT_ID: 'client',
      PLAID_SECRET: 'secret',
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: keys.url,
      SLACK_BOT_TOKEN: 'xoxb-of-the-walk',
      SLACK_SIGNING_SECRET: 'secret',
      SLACK_API_URL: `${slack.url}/api/`,
      ALERT_CHANNEL: 'C1',
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    await createTables(new DynamoDBClient({}), 'walk-');
    // The functions read their environment as they load.
    // Another test of this worker may have loaded them, with the addresses of its own services.
    vi.resetModules();
    const plaidWebhook = await import('../functions/plaid-webhook.ts');
    const inbox = await import('../functions/inbox.ts');
    const slackFunction = await import('../functions/slack.ts');
    plaidDoor = plaidWebhook.handler;
    routes.set('/slack/events', (event, context) =>
      slackFunction.handler(Object(event), Object(context)),
    );
    const mapping = { tableName: 'walk-inbox', batchSize: 25, retries: 3, positionFile: undefined };
    stops.push(
      () => {
        rmSync(dir, { recursive: true });
        return Promise.resolve();
      },
      () => database.close(),
      () => keys.close(),
      () => slack.close(),
      () => api.close(),
      pollStream(mapping, inbox.handler).stop,
    );
  });

  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  function send(fields: Readonly<Record<string, unknown>>) {
    return plaidDoor(lambdaEvent(signedWebhook(key, new Date(), plaidJson(fields))));
  }

  async function ask(text: string): Promise<string> {
    const answer = await fetch(`${slackUrl}/local/slash`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    const { body }: { body: string } = JSON.parse(await answer.text());
    return body;
  }

  it('from the signed body to the card, to /plaid item and /plaid error, and back to health', async () => {
    expect(await send(faqExample)).toMatchObject({ statusCode: 200 });
    await vi.waitFor(() => {
      expect(workspace.messages().map(({ text }) => text)).toEqual([
        expect.stringMatching(/^Unknown bank: 1 Item needs a new login\. Ask the user/),
      ]);
    });

    const item = await ask(`item ${faqExample.item_id}`);
    expect(item).toContain('"response_type":"ephemeral"');
    expect(item).toContain('this Item is *broken*');
    expect(await ask('error item-login-required')).toContain('1 Item with it now');
    expect(await ask('status')).toContain('1 open incident');

    await send({
      webhook_type: 'ITEM',
      webhook_code: 'LOGIN_REPAIRED',
      item_id: faqExample.item_id,
    });
    await vi.waitFor(async () => {
      expect(await ask(`item ${faqExample.item_id}`)).toContain('this Item is *healthy*');
    });
    expect(workspace.messages().filter(({ thread_ts }) => thread_ts === undefined)).toHaveLength(1);
  });

  it('what is not signed gets no further than the door', async () => {
    const forged = signedWebhook(signingKey(key.kid), new Date(), plaidJson(faqExample));
    expect(await plaidDoor(lambdaEvent(forged))).toEqual({
      statusCode: 401,
      body: '{"error":"unauthorized"}',
    });
  });
});
