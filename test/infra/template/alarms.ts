import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { counts, gauges } from '#lib/metric-names.ts';

import { PACKAGING_MS, packageProject, type Resource } from '../../builders/packaged-project.ts';

/** Which function says what, as far as alarms and the dashboard ask for it. */
const said: Readonly<Record<string, readonly string[]>> = {
  'plaid-webhook': [
    'webhook.kept',
    'webhook.refused',
    'webhook.stale_authentic',
    'webhook.quarantined',
    'webhook.unknown',
  ],
  'codat-webhook': ['codat.kept', 'codat.refused', 'codat.stale_authentic'],
  reports: ['report.kept', 'report.refused', 'report.stale_authentic'],
  slack: ['slack.unsigned', 'command.answered', 'command.failed'],
  'follow-up': ['command.failed'],
  inbox: ['alert.posted', 'alert.edited', 'slack.refused', 'slack.limited', 'slack.failed'],
  sweep: ['sweep.done', 'alerts.backlog', 'alert.edited', 'slack.refused', 'slack.failed'],
  'daily-summary': ['summary.told', 'summary.missed', 'slack.refused', 'slack.failed'],
};

/** Of AWS's own metrics those that are asked for, with the dimension that they have. */
const ofAws: Readonly<Record<string, string>> = {
  'AWS/Lambda Errors': 'FunctionName',
  'AWS/Lambda Throttles': 'FunctionName',
  'AWS/Lambda Duration': 'FunctionName',
  'AWS/Lambda Invocations': 'FunctionName',
  'AWS/Lambda IteratorAge': 'FunctionName',
  'AWS/Lambda AsyncEventsDropped': 'FunctionName',
  'AWS/SQS ApproximateNumberOfMessagesVisible': 'QueueName',
  'AWS/ApiGateway Count': 'ApiId',
  'AWS/ApiGateway 4xx': 'ApiId',
  'AWS/ApiGateway 5xx': 'ApiId',
};

const metric = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.tuple([z.object({ Name: z.string(), Value: z.unknown() })]),
});
const query = z.union([
  z.object({
    Id: z.string(),
    ReturnData: z.literal(false),
    MetricStat: z.object({ Metric: metric, Period: z.number(), Stat: z.string() }),
  }),
  z.object({ Id: z.literal('all'), Label: z.string(), Expression: z.string() }),
]);

const alarm = z.looseObject({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.optional(z.unknown()),
  OKActions: z.optional(z.unknown()),
  TreatMissingData: z.optional(z.enum(['breaching', 'notBreaching'])),
  Period: z.optional(z.number()),
  EvaluationPeriods: z.optional(z.coerce.number()),
  DatapointsToAlarm: z.optional(z.coerce.number()),
  Metrics: z.optional(z.array(query)),
});

/** They tell nobody: another is made of them. */
const parts = ['NoWebhooks', 'WebhooksUsedToCome'];

let resources: Readonly<Record<string, Resource>>;
let alarms: Readonly<Record<string, z.infer<typeof alarm>>>;
beforeAll(async () => {
  ({ resources } = await fullResources());
  alarms = Object.fromEntries(
    Object.entries(resources)
      .filter(([, { Type }]) => /^AWS::CloudWatch::(Composite)?Alarm$/.test(Type))
      .map(([id, { Properties }]) => [id, alarm.parse(Properties)]),
  );
}, PACKAGING_MS);

describe('alarms', () => {
  it('are these, each with a name that a mail can carry', () => {
    expect(Object.values(alarms).map(({ AlarmName }) => AlarmName)).toMatchInlineSnapshot(`
      [
        "tartan-prod-door-errors",
        "tartan-prod-door-unavailable",
        "tartan-prod-plaid-rejections",
        "tartan-prod-codat-rejections",
        "tartan-prod-report-rejections",
        "tartan-prod-slack-rejections",
        "tartan-prod-slow-answers",
        "tartan-prod-unreadable-webhooks",
        "tartan-prod-stream-lag",
        "tartan-prod-dead-letters",
        "tartan-prod-worker-errors",
        "tartan-prod-follow-ups-dropped",
        "tartan-prod-throttles",
        "tartan-prod-near-time-out",
        "tartan-prod-sweep-missed",
        "tartan-prod-summary-schedule-missed",
        "tartan-prod-summary-missed",
        "tartan-prod-slack-refusals",
        "tartan-prod-slack-failures",
        "tartan-prod-cards-late",
        "tartan-prod-commands-failing",
        "tartan-prod-no-webhooks",
        "tartan-prod-webhooks-used-to-come",
        "tartan-prod-silence",
      ]
    `);
  });

  it('say what it means and what to do, in two or three sentences', () => {
    for (const [id, { AlarmDescription }] of Object.entries(alarms)) {
      expect(AlarmDescription.length, id).toBeGreaterThan(80);
      // A thousand characters and more would not be taken.
      expect(AlarmDescription.length, id).toBeLessThan(500);
      expect(AlarmDescription, id).toMatch(
        /\b(Read|Look|Run|run|See|see|Compare|Ask|Nothing is to be done)\b/,
      );
      expect(AlarmDescription.split(/[.;:] /).length, id).toBeGreaterThanOrEqual(2);
      expect(AlarmDescription, id).toMatch(/[.]$/);
    }
  });

  it('are told where people listen, and so is their end', () => {
    for (const [id, { AlarmActions, OKActions }] of Object.entries(alarms)) {
      const expected = parts.includes(id) ? undefined : [{ Ref: 'AlarmTopic' }];
      expect({ AlarmActions, OKActions }, id).toEqual({
        AlarmActions: expected,
        OKActions: expected,
      });
    }
  });

  it('say how they take it when there are no numbers', () => {
    const breaching = Object.entries(alarms)
      .filter(([, { TreatMissingData }]) => TreatMissingData === 'breaching')
      .map(([id]) => id);
    expect(breaching.sort()).toEqual(['NoWebhooks', 'SummaryScheduleMissed', 'SweepMissed']);
    const open = Object.entries(alarms).filter(([, one]) => one.TreatMissingData === undefined);
    expect(open.map(([id]) => id)).toEqual(['Silence']);
  });

  it('look back no further than CloudWatch does', () => {
    for (const [
      id,
      { Period = 3600, EvaluationPeriods = 1, DatapointsToAlarm = 1 },
    ] of Object.entries(alarms)) {
      expect(Period * EvaluationPeriods, id).toBeLessThanOrEqual(
        (Period < 3600 ? 1 : 7) * 24 * 3600,
      );
      expect(DatapointsToAlarm, id).toBeLessThanOrEqual(EvaluationPeriods);
    }
  });

  it('do sums that CloudWatch can do: at most ten metrics, one period, and all that is named is there', () => {
    const sums = Object.entries(alarms).flatMap(([id, { Metrics }]) =>
      Metrics === undefined ? [] : [{ id, Metrics }],
    );
    expect(sums.length).toBeGreaterThan(8);
    for (const { id, Metrics } of sums) {
      expect(Metrics.length, id).toBeLessThanOrEqual(10);
      const stats = Metrics.flatMap((one) => ('MetricStat' in one ? one : []));
      expect(new Set(stats.map(({ MetricStat }) => MetricStat.Period)).size, id).toBe(1);
      const expressions = Metrics.flatMap((one) => ('Expression' in one ? one.Expression : []));
      expect(expressions, id).toHaveLength(1);
      const ids = stats.map(({ Id }) => Id);
      const named = (expressions[0] ?? '').match(/\b[a-z]\w*/g) ?? [];
      expect(
        named.filter((one) => !ids.includes(one)),
        id,
      ).toEqual([]);
      if (!expressions.includes('SUM(METRICS())')) expect(new Set(named), id).toEqual(new Set(ids));
    }
  });

  it('measure durations against the time that each function has', () => {
    const { Metrics = [] } = alarms['NearTimeOut'] ?? {};
    const [expression = ''] = Metrics.flatMap((one) => ('Expression' in one ? one.Expression : []));
    const measured = Metrics.flatMap((one) => {
      if (!('MetricStat' in one)) return [];
      const id = /"Ref":"(\w+)"/.exec(JSON.stringify(one.MetricStat.Metric.Dimensions))?.[1] ?? '';
      const ms = new RegExp(`\\b${one.Id} / (\\d+)`).exec(expression)?.[1];
      return [{ id, seconds: Number(ms) / 1000 }];
    });
    const functions = Object.entries(resources)
      .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
      .map(([id, { Properties }]) => ({ id, seconds: Properties['Timeout'] }));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(measured.sort(byId)).toEqual(functions.sort(byId));
  });

  it('find silence where there used to be webhooks: none for SILENCE_HOURS, some on three of seven days', () => {
    expect(resources['NoWebhooks']?.Properties).toMatchObject({
      MetricName: 'webhook.kept',
      Period: 3600,
      EvaluationPeriods: '24',
      DatapointsToAlarm: '24',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
    expect(resources['WebhooksUsedToCome']?.Properties).toMatchObject({
      MetricName: 'webhook.kept',
      Period: 86_400,
      EvaluationPeriods: 7,
      DatapointsToAlarm: 3,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
    expect(resources['Silence']?.Properties['AlarmRule']).toEqual({
      'Fn::Sub': 'ALARM("${NoWebhooks.Arn}") AND ALARM("${WebhooksUsedToCome.Arn}")',
    });
    expect(alarms['Silence']?.AlarmDescription).toContain('for 24 hours');
  });

  it('reach a mailbox where one is named', async () => {
    expect(resources['AlarmEmail']).toMatchObject({
      Condition: 'HasAlarmEmail',
      Properties: { Protocol: 'email', Endpoint: 'oncall@example.com' },
    });
    const { template } = await packageProject();
    expect(template.Conditions?.['HasAlarmEmail']).toEqual({
      'Fn::Not': [{ 'Fn::Equals': ['', ''] }],
    });
  });
});

describe('what is measured', () => {
  it('is what the code says: each name is in its list', () => {
    const names: readonly string[] = [...counts, ...gauges];
    expect(
      Object.values(said)
        .flat()
        .filter((name) => !names.includes(name)),
    ).toEqual([]);
  });

  it('is asked for by alarms in the words of who says it', () => {
    const asked = Object.values(alarms).flatMap(metricsOf);
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.flatMap(unsaid)).toEqual([]);
  });

  it('is asked for by the dashboard in the same words, with every alarm on it', () => {
    const body = dashboard();
    const asked = body.widgets.flatMap(({ properties }) => properties.metrics ?? []);
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.flatMap(unsaid)).toEqual([]);
    const shown = body.widgets.flatMap(({ properties }) => properties.alarms ?? []);
    const told = Object.keys(alarms).filter((id) => !parts.includes(id));
    expect(shown.sort()).toEqual(told.map((id) => `${id}.Arn`).sort());
  });
});

async function fullResources() {
  const { fullTemplate } = await packageProject();
  return { resources: fullTemplate.Resources };
}

interface Asked {
  namespace: string;
  name: string;
  dimension: string;
  value: string;
}

function metricsOf(one: z.infer<typeof alarm>): Asked[] {
  const found =
    one.Metrics === undefined
      ? [metric.safeParse(one).data]
      : one.Metrics.map((each) => ('MetricStat' in each ? each.MetricStat.Metric : undefined));
  return found.flatMap((each) => {
    if (each === undefined) return [];
    const [{ Name, Value }] = each.Dimensions;
    const value = typeof Value === 'string' ? Value : JSON.stringify(Value);
    return [{ namespace: each.Namespace, name: each.MetricName, dimension: Name, value }];
  });
}

/** @returns a metric that nobody says, in words */
function unsaid({ namespace, name, dimension, value }: Asked): string[] {
  const isSaid =
    namespace === 'tartan-prod'
      ? dimension === 'service' && (said[value] ?? []).includes(name)
      : ofAws[`${namespace} ${name}`] === dimension;
  return isSaid ? [] : [`${namespace} ${name} ${dimension} ${value}`];
}

const widget = z.object({
  properties: z.object({
    alarms: z.optional(z.array(z.string())),
    metrics: z.optional(
      z.array(
        z.pipe(
          z.tuple([
            z.string(),
            z.string(),
            z.string(),
            z.string(),
            z.object({ label: z.string() }),
          ]),
          z.transform(([namespace, name, dimension, value]) => ({
            namespace,
            name,
            dimension,
            value,
          })),
        ),
      ),
    ),
  }),
});

function dashboard() {
  const body = z
    .object({ 'Fn::Sub': z.string() })
    .parse(resources['Dashboard']?.Properties['DashboardBody'])['Fn::Sub'];
  const filled = body.replace(/\$\{([\w.:]+)\}/g, '$1');
  return z.object({ widgets: z.array(widget) }).parse(JSON.parse(filled));
}
