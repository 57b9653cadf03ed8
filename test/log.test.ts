import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';

import { connectLog } from '#lib/log.ts';
import { counts, gauges } from '#lib/metric-names.ts';

/** The files of lib but the list of names itself. */
const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'metric-names.ts')
  .map((file) => readFileSync(join('lib', file), 'utf8'));

const TOKEN = 'access-production-3f2a1b4c-1111-4222-8333-aaaaaaaaaaaa';

describe('the log', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  function openLog() {
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
    const lines: string[] = [];
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, method).mockImplementation((line: unknown) => {
        lines.push(String(line));
      });
    return { log: connectLog('test'), lines };
  }

  it('writes a static sentence with its fields', () => {
    const { log, lines } = openLog();
    log.info('webhook kept', { itemId: 'abc' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: 'webhook kept', itemId: 'abc' });
  });

  it('masks secrets, however deep they lie', () => {
    const { log, lines } = openLog();
    log.warn('odd', { a: TOKEN, b: { c: [`x ${TOKEN}`] } });
    expect(lines.join()).not.toContain('3f2a1b4c');
    expect(lines.join()).toContain('access-production-[masked]');
  });

  it('takes three fields of a foreign error and nothing else', () => {
    const { log, lines } = openLog();
    const error = Object.assign(new Error(`call with ${TOKEN} failed`), {
      code: 'ECONNRESET',
      config: { headers: { 'PLAID-SECRET': 'the-secret' } },
    });
    log.error('webhook not kept', error, { ref: '1' });
    expect(lines.join()).not.toMatch(/the-secret|3f2a1b4c/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ref: '1',
      cause: { name: 'Error', code: 'ECONNRESET' },
    });
  });

  it('says what was thrown when it was no error', () => {
    const { log, lines } = openLog();
    log.error('odd', 'a string');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ cause: { message: 'a string' } });
  });

  it('bears the ids of the invocation, and of none once it is over', async () => {
    const { log, lines } = openLog();
    await log.invocation({ requestId: 'r1', apiRequestId: 'a1' }, () => {
      log.info('webhook kept');
      return Promise.resolve();
    });
    log.info('later');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ message: 'webhook kept', requestId: 'r1', apiRequestId: 'a1' }),
      expect.not.objectContaining({ requestId: expect.anything() }),
    ]);
  });

  it('says of a line what somebody looks for, and no more', () => {
    const { log, lines } = openLog();
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1');
    log.info('webhook kept', { subject: 'abc', apiRequestId: undefined });
    expect(Object.keys(JSON.parse(lines[0] ?? ''))).toEqual([
      'level',
      'message',
      'service',
      'timestamp',
      'subject',
    ]);
  });

  /** What CloudWatch takes for a document of metrics. */
  const document = z.looseObject({
    _aws: z.object({
      Timestamp: z.number(),
      CloudWatchMetrics: z.tuple([
        z.object({
          Namespace: z.string(),
          Dimensions: z.array(z.array(z.string())),
          Metrics: z.array(z.strictObject({ Name: z.string().max(1024), Unit: z.string() })),
        }),
      ]),
    }),
  });

  it('tells all that an invocation counted in one line, in the form that CloudWatch reads', async () => {
    const { log, lines } = openLog();
    await log.invocation({ requestId: 'r1' }, () => {
      for (let times = 0; times < 250; times += 1) log.count('alert.edited');
      log.count('sweep.done');
      log.measure('alerts.backlog', 4);
      log.measure('alerts.backlog', 3);
      return Promise.resolve();
    });
    expect(lines).toHaveLength(1);
    const told = document.parse(JSON.parse(lines[0] ?? ''));
    const [{ Namespace, Dimensions, Metrics }] = told._aws.CloudWatchMetrics;
    expect({ Namespace, Dimensions, service: told['service'] }).toEqual({
      Namespace: 'tartan',
      Dimensions: [['service']],
      service: 'test',
    });
    // Each name is that of a field beside `_aws`: a dot in it leads nowhere.
    expect(Metrics.map(({ Name, Unit }) => [Name, Unit, told[Name]])).toEqual([
      ['alert.edited', 'Count', 250],
      ['sweep.done', 'Count', 1],
      ['alerts.backlog', 'Count', 3],
    ]);
  });

  it('tells them when the invocation fails, too, and nothing twice', async () => {
    const { log, lines } = openLog();
    const failing = log.invocation({ requestId: 'r1' }, () => {
      log.count('sweep.done');
      return Promise.reject(new Error('store'));
    });
    await expect(failing).rejects.toThrow('store');
    await log.invocation({ requestId: 'r2' }, () => Promise.resolve());
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ 'sweep.done': 1 });
  });

  it.each([
    { case: 'unset', namespace: undefined, is: 'tartan' },
    { case: 'empty', namespace: '', is: 'tartan' },
    { case: 'set', namespace: 'ops/tartan', is: 'ops/tartan' },
  ])('has its metrics in $is where the namespace is $case', async ({ namespace, is }) => {
    const { lines } = openLog();
    const log = connectLog('test', namespace);
    await log.invocation({ requestId: 'r1' }, () => {
      log.count('sweep.done');
      return Promise.resolve();
    });
    const told = document.parse(JSON.parse(lines[0] ?? ''));
    expect(told._aws.CloudWatchMetrics[0].Namespace).toBe(is);
  });

  it('has no name that CloudWatch would refuse, and none twice', () => {
    const names: readonly string[] = [...counts, ...gauges];
    expect(names.filter((name) => !/^[a-z]+\.[a-z_]+$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([...counts, ...gauges])('%s is told by some file of lib', (name) => {
    const [, what = ''] = name.split('.');
    const told = [`'${name}'`, ...['door', 'name'].map((door) => `\`\${${door}}.${what}\``)];
    const ofOutcome = name.startsWith('slack.') ? ['`slack.${outcome.kind}`'] : [];
    const isTold = (text: string) => [...told, ...ofOutcome].some((one) => text.includes(one));
    expect(sources.filter(isTold)).not.toEqual([]);
  });
});
