import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';

import { connectDatabase, type TableName, tableName } from '#lib/dynamodb/client.ts';

import { startDatabase } from '../../infra/local/database.ts';
import { listen } from '../../infra/local/listen.ts';
import { pollStream } from '../../infra/local/poll-stream.ts';
import { startPretendSlack } from '../../infra/local/pretend-slack.ts';
import { openWorkspace } from '../../infra/local/slack-workspace.ts';
import { lambdaEvent, plaidJson, signedWebhook, signingKey } from '../builders/plaid-webhook.ts';
import { ITEM } from '../builders/sample-reports.ts';
import { reportEvent, signedReport, whsec } from '../builders/signed-report.ts';
import { asSent, SIGNING_SECRET, slashCommand } from '../builders/slack-request.ts';
import { makeTables, useEndpoint } from '../dynamodb/fresh-tables.ts';

const PREFIX = 'metrics-';
const SECRET = whsec('shared with one sender, in these tests');

/** A line of CloudWatch's embedded metric format. */
const emf = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(z.object({ Metrics: z.array(z.object({ Name: z.string() })) })),
  }),
  service: z.string(),
});

/** As long as most of Plaid's. */
const HEALTHY = 'wz666MBjYWTp2PDzzggYhM6oWWmBbAbCdEfGh';

const error = { error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED', error_message: 'x' };

describe('the metrics of a day of many things', () => {
  const key = signingKey();
  const stops: (() => Promise<void>)[] = [];
  const lines: string[] = [];
  let invocations = 0;

  beforeAll(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tartan-metrics-'));
    const database = await startDatabase();
    const keys = await listen(0, () => ({ status: 200, body: { key: key.jwk } }));
    const slack = await startPretendSlack({
      workspace: openWorkspace(join(dir, 'slack.json')),
      signingSecret: SIGNING_SECRET,
      channel: 'C1',
      door: () => 'http://127.0.0.1:1',
      onMessage: () => undefined,
    });
    useEndpoint(database.endpoint);
    const environment = {
      TABLE_PREFIX: PREFIX,
      PLAID_CLIENT_ID: 'client',
      PLAID_SECRET: 'secret',
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: keys.url,
      REPORTS_SECRET: SECRET,
      SLACK_BOT_TOKEN: 'xoxb-of-the-metrics',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: `${slack.url}/api/`,
      ALERT_CHANNEL: 'C1',
      SWEEP_AHEAD_SECONDS: '0',
      POWERTOOLS_LOG_LEVEL: 'INFO',
      POWERTOOLS_DEV: 'true',
      POWERTOOLS_METRICS_DISABLED: 'false',
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    await makeTables(PREFIX);
    for (const method of ['log', 'info', 'warn', 'error'] as const)
      vi.spyOn(console, method).mockImplementation((line: unknown) => {
        lines.push(JSON.stringify(JSON.parse(String(line))));
      });
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.resetModules();
    stops.push(
      () => {
        rmSync(dir, { recursive: true });
        return Promise.resolve();
      },
      () => database.close(),
      () => keys.close(),
      () => slack.close(),
    );
  });

  afterAll(async () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    for (const stop of stops.reverse()) await stop();
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  /** The functions read their environment as they load. */
  async function load() {
    const door = await import('../../functions/plaid-webhook.ts');
    const reports = await import('../../functions/reports.ts');
    const inbox = await import('../../functions/inbox.ts');
    const slack = await import('../../functions/slack.ts');
    const sweep = await import('../../functions/sweep.ts');
    const summary = await import('../../functions/daily-summary.ts');
    return { door, reports, inbox, slack, sweep, summary };
  }

  function context(): Context {
    invocations += 1;
    return Object({ awsRequestId: randomUUID() });
  }

  async function rows(table: TableName): Promise<Record<string, unknown>[]> {
    const database = connectDatabase(PREFIX);
    const TableName = tableName(database, table);
    const { Items = [] } = await database.client.send(new ScanCommand({ TableName }));
    database.client.destroy();
    return Items;
  }

  function sumOf(name: string, service?: string): number {
    return lines
      .flatMap((line) => emf.safeParse(JSON.parse(line)).data ?? [])
      .filter((one) => service === undefined || one.service === service)
      .reduce((sum, one) => sum + Number(one[name] ?? 0), 0);
  }

  const heardOf = (key: string) => lines.filter((line) => line.includes(key)).length;

  it('are what the tables hold', async () => {
    const { door, reports, inbox, slack, sweep, summary } = await load();
    const mapping = {
      tableName: `${PREFIX}inbox`,
      batchSize: 25,
      retries: 3,
      positionFile: undefined,
    };
    const { stop: stopStream } = pollStream(mapping, (event) => inbox.handler(event, context()));
    stops.push(stopStream);
    const sent = (fields: object) => signedWebhook(key, new Date(), plaidJson(Object(fields)));
    const send = (request: ReturnType<typeof sent>) =>
      door.handler(lambdaEvent(request), context());
    const broken = (item_id: string, institution_id: string) =>
      sent({ webhook_type: 'ITEM', webhook_code: 'ERROR', item_id, institution_id, error });
    const ask = (text: string, secret = SIGNING_SECRET) =>
      slack.handler(asSent(slashCommand(text), new Date(), { secret }), context());

    const first = broken(ITEM, 'ins_1');
    for (const request of [first, first, broken('otherItemAAAAAAAAAAAAAAAAAAA1', 'ins_2')])
      expect(await send(request)).toMatchObject({ statusCode: 200 });
    await send(sent({ webhook_type: 'NEW', webhook_code: 'THING' }));
    await send(signedWebhook(key, new Date(), 'no JSON'));
    await send(signedWebhook(signingKey(key.kid), new Date(), plaidJson({ webhook_type: 'ITEM' })));
    await send(signedWebhook(key, new Date(Date.now() - 400_000), '{}'));
    const report = JSON.stringify({ kind: 'item', item_id: ITEM, institution_name: 'Harbor' });
    await reports.handler(reportEvent(signedReport(SECRET, new Date(), report)), context());
    await reports.handler(reportEvent(signedReport(whsec('guess'), new Date(), report)), context());
    await vi.waitFor(
      async () => {
        expect((await rows('alerts')).filter((alert) => 'card' in alert)).toHaveLength(2);
      },
      { timeout: 20_000, interval: 200 },
    );

    vi.setSystemTime(Date.now() + 60_000);
    await send(sent({ webhook_type: 'ITEM', webhook_code: 'LOGIN_REPAIRED', item_id: ITEM }));
    await vi.waitFor(
      () => {
        expect(heardOf('trouble ended')).toBe(1);
      },
      { timeout: 20_000, interval: 100 },
    );
    vi.setSystemTime(Date.now() + 60_000);
    await sweep.handler({}, context());
    await summary.handler({}, context());
    await ask('status');
    await ask(`item ${ITEM}`);
    await ask('no such thing');
    await ask('status', 'guessed');
    await stopStream();

    const [kept, alerts, audit] = [await rows('inbox'), await rows('alerts'), await rows('audit')];
    const ofReports = kept.filter((row) => JSON.stringify(row).includes('REPORT.'));
    const kind = (name: string) => kept.filter((row) => row['kind'] === name).length;
    expect({
      kept: sumOf('webhook.kept'),
      reports: sumOf('report.kept'),
      unknown: sumOf('webhook.unknown'),
      quarantined: sumOf('webhook.quarantined'),
      posted: sumOf('alert.posted'),
      commands: sumOf('command.answered') + sumOf('command.failed'),
      summaries: sumOf('summary.told'),
    }).toEqual({
      kept: kept.length - ofReports.length,
      reports: ofReports.length,
      unknown: kind('unfollowed'),
      quarantined: kind('quarantined'),
      posted: alerts.filter((alert) => 'card' in alert).length,
      commands: audit.length,
      summaries: (await rows('summaries')).filter((one) => 'told' in one).length,
    });
    expect({
      kept: sumOf('webhook.kept'),
      refused: sumOf('webhook.refused', 'plaid-webhook'),
      stale: sumOf('webhook.stale_authentic'),
      forged: sumOf('report.refused'),
      unsigned: sumOf('slack.unsigned', 'slack'),
      posted: sumOf('alert.posted'),
      isEdited: sumOf('alert.edited') > 0,
      sweeps: sumOf('sweep.done', 'sweep'),
      backlog: sumOf('alerts.backlog'),
      commands: audit.length,
      missed: sumOf('summary.missed'),
      lost: sumOf('audit.lost'),
    }).toEqual({
      kept: 5,
      refused: 1,
      stale: 1,
      forged: 1,
      unsigned: 1,
      posted: 2,
      isEdited: true,
      sweeps: 1,
      backlog: 0,
      commands: 3,
      missed: 0,
      lost: 0,
    });
    const documents = lines.filter((line) => line.includes('"_aws"'));
    expect(documents.length).toBeLessThanOrEqual(invocations);
  }, 60_000);

  it('and the lines of a webhook that changes nothing are short', async () => {
    const { door, inbox } = await load();
    lines.length = 0;
    const body = { webhook_type: 'TRANSACTIONS', webhook_code: 'SYNC_UPDATES_AVAILABLE' };
    const healthy = plaidJson({ ...body, item_id: HEALTHY });
    const mapping = {
      tableName: `${PREFIX}inbox`,
      batchSize: 25,
      retries: 3,
      positionFile: undefined,
    };
    for (const seconds of [0, 5]) {
      vi.setSystemTime(Date.now() + seconds * 1000);
      await door.handler(lambdaEvent(signedWebhook(key, new Date(), healthy)), context());
    }
    const { stop: stopStream } = pollStream(mapping, (event) => inbox.handler(event, context()));
    const ofHealthy = (what: string) =>
      lines.filter((line) => line.includes(what) && line.includes(HEALTHY));
    await vi.waitFor(
      () => {
        expect(ofHealthy('nothing new')).not.toEqual([]);
      },
      { timeout: 20_000, interval: 100 },
    );
    await stopStream();
    const longest = (some: readonly string[]) => Math.max(...some.map((line) => line.length));
    const sizes = {
      door: longest(ofHealthy('"webhook kept"')),
      metrics: longest(lines.filter((line) => line.includes('"webhook.kept"'))),
      behind: longest(ofHealthy('nothing new')),
    };
    process.stdout.write(`log of a webhook that changes nothing: ${JSON.stringify(sizes)}\n`);
    expect(sizes.door).toBeLessThanOrEqual(360);
    expect(sizes.behind).toBeLessThanOrEqual(320);
    expect(sizes.metrics).toBeLessThanOrEqual(260);
  }, 60_000);
});
