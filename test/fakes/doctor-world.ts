import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished, vi } from 'vitest';

import { connectCodatApi } from '#lib/codat/codat-api.ts';
import type { CommandOptions } from '#lib/commands/command.ts';
import { followUp } from '#lib/flows/follow-up.ts';
import { sweep } from '#lib/flows/sweep.ts';
import { tellSummaries } from '#lib/flows/tell-summaries.ts';
import { connectAccessTokens } from '#lib/lambda/access-tokens.ts';
import { connectPlaidApi } from '#lib/plaid/plaid-api.ts';
import { connectSecretAge } from '#lib/secrets-manager/secret-age.ts';
import { slackScopes } from '#lib/slack-scopes.ts';
import { fixed } from '#lib/rotating.ts';
import { connectSlackCheck } from '#lib/slack/slack-check.ts';
import { connectDeadLetters } from '#lib/sqs/dead-letters.ts';

import { listen } from '../../infra/local/listen.ts';
import { accessTokenOf } from '../../infra/local/pretend-access-tokens.ts';
import { startPretendCodat } from '../../infra/local/pretend-codat.ts';
import { openPretendItems } from '../../infra/local/pretend-items.ts';
import { startPretendPlaid } from '../../infra/local/pretend-plaid.ts';
import { everyDoor } from '../builders/every-door.ts';
import { streamTo } from '../builders/open-tartan.ts';
import { plaidJson } from '../builders/plaid-webhook.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { slashCommand } from '../builders/slack-request.ts';
import type { ApiAnswer } from './api-server.ts';
import { fakePorts } from './fake-ports.ts';
import type { SlackFault } from './fake-slack.ts';
import { startLambda } from './lambda-server.ts';
import { answerIn, NOON } from './open-slack-door.ts';
import type { Fault } from './played.ts';

export const DOCTOR_ITEM = 'doctorItem7kQwErTyUiOpAsDfGhJkLzXcV12';
const HOME = 'https://tartan.example';
const CHANNEL = 'C0ALERTS';
const SUMMARY = { channel: 'C0SUMMARY', timeZone: 'UTC', time: '09:00' };
const keys = { clientId: 'client-of-these-tests', secret: 'secret-of-these-tests' };
const CODAT_KEY = 'codat-key-of-these-tests';

/** What is not as it should be around Tartan. */
export interface Ill {
  /** Slack's answers by method, and for a channel by `<method> <channel>`. */
  slack?: Readonly<Record<string, string>>;
  scopes?: readonly string[];
  /** How far Slack's clock is behind ours, in seconds. */
  behindS?: number;
  /** What Tartan was given. */
  plaidKeys?: Partial<typeof keys>;
  codatKey?: string;
  broker?: ApiAnswer;
  /** Where the Items' webhooks go. */
  home?: string;
  deadLetters?: number;
  /** When the secret with the keys was last changed. */
  keysChanged?: string;
  can?: Partial<CommandOptions>;
  /** Of the stores, and of Slack when it is posted to. */
  fault?: Fault;
  slackFault?: SlackFault;
}

/** A whole Tartan in good health, with real clients before pretended services, unless it is said to be ill. */
export async function openDoctorWorld(ill: Ill = {}) {
  const ports = fakePorts(NOON, ill.fault, ill.slackFault);
  const doors = everyDoor(ports, { summaries: [SUMMARY], ...ill.can });
  const items = openPretendItems();
  const dir = mkdtempSync(join(tmpdir(), 'tartan-doctor-'));
  const plaid = await startPretendPlaid({
    keyFile: join(dir, 'key.json'),
    door: () => ill.home ?? HOME,
    ...keys,
    items,
  });
  const codat = await startPretendCodat(CODAT_KEY);
  const slack = await listen(0, ({ url, body }) => {
    const method = url.pathname.replace('/api/', '');
    const channel = new URLSearchParams(body.toString('utf8')).get('channel') ?? '';
    const error = ill.slack?.[`${method} ${channel}`.trim()] ?? ill.slack?.[method];
    const at = ports.now().getTime() - (ill.behindS ?? 0) * 1000;
    return {
      status: 200,
      headers: {
        date: new Date(at).toUTCString(),
        'x-oauth-scopes': (ill.scopes ?? slackScopes.map(({ scope }) => scope)).join(','),
      },
      body: error === undefined ? { ok: true } : { ok: false, error },
    };
  });
  const queue = await listen(0, () => ({
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: {
      Attributes: {
        ApproximateNumberOfMessages: String(ill.deadLetters ?? 0),
        ApproximateNumberOfMessagesNotVisible: '0',
      },
    },
  }));
  const changed = Date.parse(ill.keysChanged ?? '2026-10-01T12:00:00Z') / 1000;
  const vault = await listen(0, () => ({
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: { Name: 'tartan', LastChangedDate: changed },
  }));
  const token = { status: 200, body: { access_token: accessTokenOf(DOCTOR_ITEM) } };
  const { lambda } = await startLambda(ill.broker ?? token);
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', queue.url);
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', vault.url);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await Promise.all([plaid.close(), codat.close(), slack.close(), queue.close(), vault.close()]);
    rmSync(dir, { recursive: true });
  });

  let delivered = 0;
  async function deliver(): Promise<void> {
    const fresh = ports.inbox.entries.slice(delivered);
    delivered = ports.inbox.entries.length;
    await streamTo(ports, fresh);
  }

  const live = {
    ...ports,
    slackCheck: connectSlackCheck(
      fixed({
        botToken: 'xoxb-of-these-tests',
        apiUrl: `${slack.url}/api/`,
        alertChannel: CHANNEL,
        signingSecrets: [],
        teams: [],
        channels: [],
      }),
      ports.now,
    ),
    plaid: connectPlaidApi(
      fixed({
        ...keys,
        ...ill.plaidKeys,
        baseUrl: plaid.url,
        environment: 'sandbox',
        countries: ['US'],
      }),
    ),
    codat: connectCodatApi(fixed({ apiKey: ill.codatKey ?? CODAT_KEY, baseUrl: codat.url })),
    accessTokens: connectAccessTokens(lambda, 'broker-of-these-tests'),
    deadLetters: connectDeadLetters(`${queue.url}/000000000000/dead-letters`),
    secretAge: connectSecretAge('tartan'),
    webhookUrl: `${HOME}/webhooks/plaid`,
  };

  async function webhook(fields: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const body = {
      webhook_type: 'TRANSACTIONS',
      webhook_code: 'SYNC_UPDATES_AVAILABLE',
      item_id: DOCTOR_ITEM,
      initial_update_complete: true,
      historical_update_complete: true,
      environment: 'sandbox',
      ...fields,
    };
    items.rememberWebhook(body);
    const { statusCode } = await doors.plaid(plaidJson(body));
    if (statusCode !== 200) throw new Error(`the door answered ${String(statusCode)}`);
  }

  const world = {
    ports,
    doors,
    deliver,
    webhook,
    async sweepNow(): Promise<void> {
      await sweep({ channel: CHANNEL, settleMs: 0, aheadMs: 0 }, ports);
      await deliver();
    },
    sumUp: () => tellSummaries([SUMMARY], {}, ports),
    /** Asks as a person does. @returns what they are told at once, and then, each line for itself */
    async ask(text = 'doctor') {
      const atOnce = answerIn(await doors.slack(slashCommand(text))).shown;
      const [job] = doors.followUps.started.splice(0);
      if (job === undefined) return linesIn([atOnce]);
      await followUp(job, live);
      const told = ports.slack.responses.splice(0).map(({ message }) => message);
      const problems = told.flatMap((message) => slackProblems(message));
      if (problems.length > 0) throw new Error(problems.join('\n'));
      return linesIn([atOnce, ...told.map((message) => seen(message))]);
    },
  };
  return world;
}

/** As it is once all has gone well for a while. */
export async function openWellTartan(ill: Ill = {}) {
  const world = await openDoctorWorld(ill);
  await world.webhook();
  await world.deliver();
  await world.sumUp();
  await world.sweepNow();
  return world;
}

function linesIn(texts: readonly string[]) {
  const lines = texts.flatMap((text) => text.split('\n'));
  return {
    lines,
    wrong: [...new Set(lines.filter((line) => /:(red|large_yellow)_circle:/.test(line)))],
    fine: lines.filter((line) => line.includes(':large_green_circle:')).join('\n'),
  };
}
