import { readdirSync, readFileSync } from 'node:fs';

import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';

import type { AuditLine } from '#lib/audit/audit-line.ts';
import { connectDatabase } from '#lib/dynamodb/client.ts';
import { connectKeyStore } from '#lib/dynamodb/key-store.ts';
import { connectStores } from '#lib/dynamodb/stores.ts';
import type { SupportCase } from '#lib/support/support-case.ts';

import { listen } from '../../infra/local/listen.ts';
import { PACKAGING_MS, packageProject, type Template } from '../builders/packaged-project.ts';
// One test file, because what all of them look at takes long to make.
import './template/alarms.ts';
import './template/rules.ts';
import './template/specification.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Fields;
}

interface Resource {
  Type: string;
  DeletionPolicy?: string;
  Properties: Fields & {
    TableName?: string;
    Policies?: { PolicyDocument: { Statement: Statement[] } }[];
    AssumeRolePolicyDocument?: { Statement: Fields[] };
    Environment?: { Variables: Fields };
  };
}

interface ServerlessFile {
  service: string;
  custom: Readonly<Record<string, string>>;
  provider: Fields & { stage: string; environment: Fields };
  functions: Readonly<
    Record<
      string,
      Fields & {
        handler: string;
        role: string;
        environment: Fields | string;
        events?: { httpApi?: { method: string; path: string }; stream?: Fields }[];
      }
    >
  >;
  resources: string[];
}

const file: ServerlessFile = parse(readFileSync('serverless.yml', 'utf8'));
const functionNames = Object.keys(file.functions);
const resources: Readonly<Record<string, Resource>> = Object.assign(
  {},
  ...file.resources.map((reference) => included(reference)['Resources']),
);
let project: Awaited<ReturnType<typeof packageProject>>;
beforeAll(async () => {
  project = await packageProject();
}, PACKAGING_MS);

/** What each function may do, and why. */
const grants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'plaid-webhook': {
    'logs:CreateLogStream its log group': 'every new instance opens one',
    'logs:PutLogEvents its log group': 'log and metrics go to stdout, and Lambda puts them there',
    'secretsmanager:GetSecretValue the secret': 'what must not stand in a template',
    'dynamodb:PutItem InboxTable': 'a webhook is kept before Plaid gets its 200',
    'dynamodb:GetItem KeysTable': 'a key that another instance has fetched need not be asked for',
    'dynamodb:PutItem KeysTable': 'a key that was fetched is there for all others',
    'dynamodb:UpdateItem PulsesTable': 'what is refused is counted, for /plaid doctor',
  },
  reports: {
    'logs:CreateLogStream its log group': 'every new instance opens one',
    'logs:PutLogEvents its log group': 'log and metrics go to stdout, and Lambda puts them there',
    'secretsmanager:GetSecretValue the secret': 'what must not stand in a template',
    'dynamodb:PutItem InboxTable': 'a report is kept before your app gets its 200',
    'dynamodb:UpdateItem PulsesTable': 'what is refused is counted, for /plaid doctor',
  },
  'codat-webhook': {
    'logs:CreateLogStream its log group': 'every new instance opens one',
    'logs:PutLogEvents its log group': 'log and metrics go to stdout, and Lambda puts them there',
    'secretsmanager:GetSecretValue the secret': 'what must not stand in a template',
    'dynamodb:PutItem InboxTable': 'a webhook is kept before Codat gets its 200',
    'dynamodb:UpdateItem PulsesTable': 'what is refused is counted, for /plaid doctor',
  },
  inbox: {
    'dynamodb:GetItem ConnectionsTable': 'a webhook of Codat changes what is true of a connection',
    'dynamodb:PutItem ConnectionsTable': 'the same',
    'dynamodb:Query ConnectionsTable/index/byIncident':
      'a card counts the connections that are in its incident',
    'dynamodb:GetItem PairsTable': 'a connection and its Items may disagree',
    'dynamodb:PutItem PairsTable': 'the same',
    'dynamodb:Query PairsTable/index/byIncident': 'a card counts the pairs that disagree',
    'dynamodb:Query IdentifiersTable': 'which Items belong to a connection',
    'dynamodb:GetItem CompaniesTable': 'a name that is known costs no write',
    'dynamodb:PutItem CompaniesTable': 'webhooks of Codat name companies',
    'logs:CreateLogStream its log group': 'every new instance opens one',
    'logs:PutLogEvents its log group': 'log and metrics go to stdout, and Lambda puts them there',
    'secretsmanager:GetSecretValue the secret': 'what must not stand in a template',
    'dynamodb:DescribeStream InboxTable stream': 'Lambda reads the stream in this name',
    'dynamodb:GetRecords InboxTable stream': 'Lambda reads the stream in this name',
    'dynamodb:GetShardIterator InboxTable stream': 'Lambda reads the stream in this name',
    'dynamodb:ListStreams InboxTable stream': 'Lambda reads the stream in this name',
    'sqs:SendMessage InboxDeadLetters': 'what failed at every try is not lost from sight',
    'dynamodb:Query InboxTable': 'an event that came late is judged by what came before it',
    'dynamodb:GetItem ItemsTable': 'an event changes what is true of its Item',
    'dynamodb:PutItem ItemsTable': 'the same',
    'dynamodb:Query ItemsTable/index/byIncident':
      'a card counts the Items that are in its incident',
    'dynamodb:GetItem AlertsTable': 'what was told decides whether there is anything to tell',
    'dynamodb:PutItem AlertsTable': 'a lease before a post, and its channel and ts after it',
    'dynamodb:BatchGetItem IdentifiersTable': 'an identifier that is known costs no write',
    'dynamodb:PutItem IdentifiersTable': 'one that is new is there for /plaid to find',
    'dynamodb:GetItem InstitutionsTable': 'a name that is known costs no write',
    'dynamodb:PutItem InstitutionsTable': 'webhooks name institutions',
    'dynamodb:PutItem AccountsTable': 'a report says which accounts an Item has',
    'dynamodb:PutItem SightingsTable': 'faulty data is counted by bank',
    'dynamodb:Query SightingsTable': 'ten of them in 48 hours make an incident',
    'dynamodb:Query CasesTable/index/byIncident': 'a card shows the cases about it',
    'dynamodb:GetItem ChannelsTable': 'Slack takes about one message a second',
    'dynamodb:PutItem ChannelsTable': 'the same',
  },
  slack: {
    'logs:CreateLogStream its log group': 'every new instance opens one',
    'logs:PutLogEvents its log group': 'log and metrics go to stdout, and Lambda puts them there',
    'secretsmanager:GetSecretValue the secret': 'what must not stand in a template',
    'dynamodb:GetItem ItemsTable': '/plaid item, and a ticket draft for an Item',
    'dynamodb:Scan ItemsTable': '/plaid status says how many Items are known',
    'dynamodb:DescribeTable ItemsTable': 'the same, where there are too many to count',
    'dynamodb:Query ItemsTable/index/byIncident': '/plaid status counts what is in an incident now',
    'dynamodb:Query ItemsTable/index/byInstitution': 'how the Items of an institution are',
    'dynamodb:GetItem ConnectionsTable': 'a ticket for Codat names the company of a connection',
    'dynamodb:Query ConnectionsTable/index/byIncident': '/plaid status counts these, too',
    'dynamodb:GetItem PairsTable': 'a ticket for Codat about two that disagree',
    'dynamodb:Query PairsTable/index/byIncident': '/plaid status counts these, too',
    'dynamodb:Query IdentifiersTable': 'whose an identifier is, typed or pasted',
    'dynamodb:GetItem InstitutionsTable': 'what an institution is called',
    'dynamodb:Query InstitutionsTable': 'which institution a name means',
    'dynamodb:GetItem AccountsTable': '/plaid item shows them, and a ticket offers them',
    'dynamodb:Query SightingsTable': 'a ticket is about the bank from ten Items on',
    'dynamodb:GetItem CasesTable': 'a case that is filed may be known',
    'dynamodb:PutItem CasesTable': '“I filed it”, and how it stands',
    'dynamodb:Query CasesTable/index/byOpen': '/plaid tickets',
    'dynamodb:Query CasesTable/index/byItem': '/plaid item shows the cases about it',
    'dynamodb:Query CasesTable/index/byIncident': 'the same, by the incident that it is in',
    'dynamodb:Query ItemsTable/index/byOutcome': '/plaid summary counts what was repaired',
    'dynamodb:Query SummariesTable': '/plaid summary compares with days before',
    'dynamodb:PutItem AuditTable': 'who looked up and did what',
    'dynamodb:Query AuditTable': '/plaid audit',
    'dynamodb:PutItem NotesTable': 'a message becomes a note',
    'dynamodb:Query NotesTable': '/plaid item shows the notes',
    'dynamodb:PutItem InboxTable': 'a ticket about faulty data is an event of its Item',
    'dynamodb:PutItem AlertsTable': 'a case that is filed has its card looked at',
    'dynamodb:Query AlertsTable/index/byCard': 'in whose thread a message is',
    'dynamodb:GetItem ChecklistsTable': 'a tick changes the run that it is made in',
    'dynamodb:PutItem ChecklistsTable': 'the same',
    'dynamodb:Query ChecklistsTable': 'a checklist is gone on with where it was left',
    'dynamodb:GetItem AlertsTable': 'the button of a card has the id of its alert',
    'dynamodb:Query AlertsTable/index/byOpen': '/plaid status lists what lasts',
    'dynamodb:Query InboxTable': '/plaid item shows what came in',
    'dynamodb:Query InboxTable/index/byDay': '/plaid status says when the last webhook came',
    'dynamodb:Query InboxTable/index/byError': '/plaid review counts the errors of some days',
    'dynamodb:GetItem PulsesTable': '/plaid doctor says when the last sweep was',
    'dynamodb:Query PulsesTable': '/plaid doctor says what the doors refused',
    'dynamodb:UpdateItem PulsesTable': 'what is refused is counted',
    'lambda:InvokeFunction follow-up': 'what Slack has no time to wait for',
  },
  'follow-up': {
    'logs:CreateLogStream its log group': 'every new instance opens one',
    'logs:PutLogEvents its log group': 'log and metrics go to stdout, and Lambda puts them there',
    'secretsmanager:GetSecretValue the secret': 'what must not stand in a template',
    'dynamodb:GetItem InstitutionsTable': 'a name that is known costs no write',
    'dynamodb:PutItem InstitutionsTable': 'Plaid names institutions',
    'dynamodb:GetItem ItemsTable': 'what is known of an Item that is checked',
    'dynamodb:PutItem InboxTable': 'what Plaid says of it is an event of that Item',
    'dynamodb:GetItem ChecksTable': 'Plaid is asked about an Item once a minute at most',
    'dynamodb:PutItem ChecksTable': 'the same',
    'lambda:InvokeFunction access tokens': 'the broker of the team, for checks and for Sandbox',
    'dynamodb:GetItem CompaniesTable':
      'a name that is known costs no write; how far the list is read',
    'dynamodb:PutItem CompaniesTable':
      'Codat names companies, and the look through its list goes on',
    'dynamodb:Query CompaniesTable': 'which company a name means',
    'dynamodb:GetItem ConnectionsTable': 'whose a connection is, which Codat does not tell',
    'dynamodb:Query IdentifiersTable': 'the Items whose Client User ID a connection is',
    'sqs:GetQueueAttributes InboxDeadLetters': '/plaid doctor says how many there are',
    'secretsmanager:DescribeSecret the secret': '/plaid doctor says how old the keys are',
  },
  sweep: {
    'logs:CreateLogStream its log group': 'every new instance opens one',
    'logs:PutLogEvents its log group': 'log and metrics go to stdout, and Lambda puts them there',
    'secretsmanager:GetSecretValue the secret': 'what must not stand in a template',
    'dynamodb:PutItem InboxTable': 'silence is reported as an event like any other',
    'dynamodb:UpdateItem PulsesTable': 'that a sweep came to its end',
    'dynamodb:GetItem ItemsTable': 'a card that turns says how its Item came out of it',
    'dynamodb:GetItem InstitutionsTable': 'what the bank of faulty data is called',
    'dynamodb:GetItem ConnectionsTable': 'a connection is compared with its Items',
    'dynamodb:Query ConnectionsTable/index/byCheck': 'what nobody needs hearing of any more',
    'dynamodb:Query ConnectionsTable/index/byIncident':
      'a card counts the connections that are in its incident',
    'dynamodb:GetItem PairsTable': 'whether the two still disagree',
    'dynamodb:PutItem PairsTable': 'for 15 minutes they may',
    'dynamodb:Query PairsTable/index/byCheck': 'whose 15 minutes are over',
    'dynamodb:Query PairsTable/index/byIncident': 'a card counts the pairs that disagree',
    'dynamodb:Query IdentifiersTable': 'which Items belong to a connection',
    'dynamodb:Query SightingsTable': 'whether it is still ten in 48 hours',
    'dynamodb:Query CasesTable/index/byIncident': 'a card shows the cases about it',
    'dynamodb:Query ItemsTable/index/byCheck': 'Items of which something should have been heard',
    'dynamodb:Query ItemsTable/index/byIncident':
      'a card counts the Items that are in its incident',
    'dynamodb:GetItem ChecksTable': 'an Item is rechecked every half hour at most',
    'dynamodb:Query AlertsTable/index/byOpen': 'the Items on the cards of what lasts are rechecked',
    'lambda:InvokeFunction follow-up': 'it asks Plaid about them',
    'dynamodb:Query AlertsTable/index/byDue': 'edits that had to wait, leases that ran out',
    'dynamodb:GetItem AlertsTable': 'what was told decides whether there is anything to tell',
    'dynamodb:PutItem AlertsTable': 'a lease before an edit, and what stands there after it',
    'dynamodb:GetItem ChannelsTable': 'Slack takes about one message a second',
    'dynamodb:PutItem ChannelsTable': 'the same',
  },
  'daily-summary': {
    'logs:CreateLogStream its log group': 'every new instance opens one',
    'logs:PutLogEvents its log group': 'log and metrics go to stdout, and Lambda puts them there',
    'secretsmanager:GetSecretValue the secret': 'what must not stand in a template',
    'dynamodb:GetItem SummariesTable': 'whether the day is told',
    'dynamodb:PutItem SummariesTable': 'a lease before the post, and its ts after it',
    'dynamodb:Query SummariesTable': 'a day is compared with those before',
    'dynamodb:Query AlertsTable/index/byOpen': 'which incidents last',
    'dynamodb:Query ConnectionsTable/index/byIncident': 'and the connections of Codat’s',
    'dynamodb:Query PairsTable/index/byIncident': 'and those that disagree with their Items',
    'dynamodb:Query ItemsTable/index/byIncident': 'the Items that are in them',
    'dynamodb:Query ItemsTable/index/byOutcome': 'the Items that came out of one',
    'dynamodb:Query CasesTable/index/byOpen': 'the tickets that wait',
    'dynamodb:Query SightingsTable': 'whether faulty data is still widespread',
    'dynamodb:GetItem InstitutionsTable': 'what the bank of faulty data is called',
  },
};

const always = {
  TABLE_PREFIX: 'tartan-prod-',
  NODE_OPTIONS: '--enable-source-maps',
  SECRETS_ID: 'tartan',
  POWERTOOLS_METRICS_NAMESPACE: 'tartan-prod',
};
const slackEnvironment = {
  ...always,
  ALERT_CHANNEL: '',
  ALERT_WAIT_SECONDS: '0',
  SLACK_TEAMS: '',
  SLACK_CHANNELS: '',
};
const summaryEnvironment = { SUMMARY_CHANNEL: '', SUMMARY_TIME: '', SUMMARY_TIMEZONE: '' };
const toAnswer = {
  ...always,
  ALERT_CHANNEL: '',
  PLAID_ENV: 'production',
  ACCESS_TOKEN_FUNCTION: '',
  CODAT: 'off',
};
const environments: Readonly<Record<string, Fields>> = {
  'plaid-webhook': { ...always, PLAID_ENV: 'production' },
  reports: { ...always, REPORTS: 'off' },
  'codat-webhook': { ...always, CODAT: 'off' },
  inbox: slackEnvironment,
  slack: {
    ...toAnswer,
    ...summaryEnvironment,
    REPORTS: 'off',
    SLACK_TEAMS: '',
    SLACK_CHANNELS: '',
    FOLLOW_UP_FUNCTION: 'tartan-prod-follow-up',
    AUDIT_USERS: '',
    AUDIT_DAYS: '',
  },
  'follow-up': {
    ...toAnswer,
    PLAID_COUNTRY_CODES: 'US',
    PUBLIC_URL: '',
    API_URL: { 'Fn::GetAtt': ['HttpApi', 'ApiEndpoint'] },
    DEAD_LETTERS_URL: { Ref: 'InboxDeadLetters' },
  },
  sweep: {
    ...slackEnvironment,
    FOLLOW_UP_FUNCTION: 'tartan-prod-follow-up',
    ACCESS_TOKEN_FUNCTION: '',
  },
  'daily-summary': { ...always, ALERT_CHANNEL: '', ...summaryEnvironment },
};

describe('rights', () => {
  it.each(functionNames)('%s has a role that no other function has', (name) => {
    const role = file.functions[name]?.role ?? '';
    const users = Object.values(file.functions).filter((other) => other.role === role);
    expect(users).toHaveLength(1);
    expect(resources[role]?.Properties.AssumeRolePolicyDocument?.Statement).toEqual([
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
  });

  it.each(functionNames)('%s may do what the table says and nothing else', (name) => {
    expect(granted(name)).toEqual(Object.keys(grants[name] ?? {}).sort());
  });

  it('names every action in full', () => {
    const actions = allStatements().flatMap(({ Action }) => [Action].flat());
    expect(actions.length).toBeGreaterThan(20);
    expect(actions.filter((action) => !/^[a-z]+:[A-Za-z]+$/.test(action))).toEqual([]);
    expect(allStatements().filter(({ Effect }) => Effect !== 'Allow')).toEqual([]);
  });

  it('has no role for anything else but the schedules', () => {
    const roles = Object.keys(resources).filter((id) => resources[id]?.Type === 'AWS::IAM::Role');
    const used = Object.values(file.functions).map(({ role }) => role);
    expect(roles.sort()).toEqual([...used, 'SweepScheduleRole', 'DailySummaryScheduleRole'].sort());
    for (const id of roles)
      expect(Object.keys(resource(id).Properties), id).toEqual([
        'AssumeRolePolicyDocument',
        'Policies',
      ]);
  });
});

describe('what the stores send', () => {
  let requests: ReadonlyMap<string, readonly string[]>;
  beforeAll(async () => {
    requests = await recordStores();
  });
  afterEach(() => vi.unstubAllEnvs());

  it('was asked of each table', () => {
    const tables = [...requests.values()].flat().map((use) => use.split(/[ /]/)[1]);
    expect([...new Set(tables)].sort()).toEqual(tableIds());
  });

  it('is used by some function, method by method', () => {
    const used = new Set(functionNames.flatMap(storeCalls));
    expect([...requests.keys()].filter((call) => !used.has(call))).toEqual([]);
  });

  it.each(functionNames)('is allowed to %s as far as it calls it, and no further', (name) => {
    const calls = storeCalls(name);
    expect(calls.length).toBeGreaterThan(0);
    const needed = new Set(calls.flatMap((call) => requests.get(call) ?? [`unknown ${call}`]));
    const given = granted(name).filter(
      (one) => one.startsWith('dynamodb:') && !one.endsWith(' stream'),
    );
    expect([...needed].sort()).toEqual(given);
  });

  it('asks only indexes that there are', () => {
    const asked = [...requests.values()].flat().flatMap((use) => /\S+\/index\/\S+/.exec(use) ?? []);
    const there = tableIds().flatMap((id) => indexesOf(id).map((name) => `${id}/index/${name}`));
    expect([...new Set(asked)].sort()).toEqual(there.sort());
  });
});

describe('the stream', () => {
  const events = Object.values(file.functions).flatMap(({ events = [] }) => events);

  it('goes to the inbox function in batches that cannot block it for ever', () => {
    expect(events.flatMap(({ stream }) => stream ?? [])).toHaveLength(1);
    expect(file.functions['inbox']?.events).toEqual([
      {
        stream: {
          type: 'dynamodb',
          arn: { 'Fn::GetAtt': ['InboxTable', 'StreamArn'] },
          startingPosition: 'TRIM_HORIZON',
          batchWindow: 1,
          batchSize: 25,
          functionResponseType: 'ReportBatchItemFailures',
          bisectBatchOnFunctionError: true,
          maximumRetryAttempts: 5,
          maximumRecordAgeInSeconds: 6 * 60 * 60,
          filterPatterns: [{ eventName: ['INSERT'] }],
          destinations: {
            onFailure: { type: 'sqs', arn: { 'Fn::GetAtt': ['InboxDeadLetters', 'Arn'] } },
          },
        },
      },
    ]);
  });

  it('leaves dead letters where they stay for two weeks, encrypted', () => {
    expect(resources['InboxDeadLetters']).toEqual({
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: '${self:custom.stack}-inbox-dead-letters',
        MessageRetentionPeriod: 14 * 24 * 60 * 60,
        SqsManagedSseEnabled: true,
      },
    });
  });
});

describe('tables', () => {
  it.each(tableIds())('%s has a stream only if it is the inbox', (id) => {
    const stream = id === 'InboxTable' ? { StreamViewType: 'NEW_IMAGE' } : undefined;
    expect(resource(id).Properties['StreamSpecification']).toEqual(stream);
  });

  it('are these', () => {
    expect(tableIds()).toEqual([
      'AccountsTable',
      'AlertsTable',
      'AuditTable',
      'CasesTable',
      'ChannelsTable',
      'ChecklistsTable',
      'ChecksTable',
      'CompaniesTable',
      'ConnectionsTable',
      'IdentifiersTable',
      'InboxTable',
      'InstitutionsTable',
      'ItemsTable',
      'KeysTable',
      'NotesTable',
      'PairsTable',
      'PulsesTable',
      'SightingsTable',
      'SummariesTable',
    ]);
  });

  it.each(tableIds())('%s defines the attributes of its keys and no others', (id) => {
    const { Properties } = resource(id);
    const text = JSON.stringify([Properties['KeySchema'], Properties['GlobalSecondaryIndexes']]);
    const inKeys = [...text.matchAll(/"AttributeName":"(\w+)"/g)].map(([, name]) => name);
    const defined = JSON.stringify(Properties['AttributeDefinitions']);
    const names = [...defined.matchAll(/"AttributeName":"(\w+)"/g)].map(([, name]) => name);
    expect(names.sort()).toEqual([...new Set(inKeys)].sort());
  });
});

describe('the schedules', () => {
  it('wake sweep once a minute, and ask for the summary that is due every five', () => {
    expect(resource('SweepSchedule').Properties).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: { 'Fn::GetAtt': ['SweepLambdaFunction', 'Arn'] },
        RoleArn: { 'Fn::GetAtt': ['SweepScheduleRole', 'Arn'] },
        RetryPolicy: { MaximumRetryAttempts: 0 },
      },
    });
    expect(resource('DailySummarySchedule').Properties).toMatchObject({
      // UTC has no day of 23 hours; what time it is in each channel is up to the function.
      ScheduleExpression: 'cron(0/5 * * * ? *)',
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: { 'Fn::GetAtt': ['DailyDashsummaryLambdaFunction', 'Arn'] },
        RoleArn: { 'Fn::GetAtt': ['DailySummaryScheduleRole', 'Arn'] },
        Input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
      },
    });
  });

  it.each([
    { role: 'SweepScheduleRole', wakes: 'SweepLambdaFunction' },
    { role: 'DailySummaryScheduleRole', wakes: 'DailyDashsummaryLambdaFunction' },
  ])('have roles that may do nothing else: $role', ({ role, wakes }) => {
    expect(statementsOf(role)).toEqual([
      {
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: { 'Fn::GetAtt': [wakes, 'Arn'] },
      },
    ]);
    expect(resource(role).Properties.AssumeRolePolicyDocument?.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'scheduler.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });

  it('are the only ones', () => {
    const schedules = Object.values(resources).filter(({ Type }) => Type.includes('Schedule'));
    expect(schedules).toHaveLength(2);
  });
});

describe('functions', () => {
  it('are those that are built', () => {
    const built = readdirSync('functions').map((name) => name.replace(/\.ts$/, ''));
    expect([...functionNames].sort()).toEqual(built.sort());
    for (const name of functionNames)
      expect(file.functions[name]?.handler).toBe(`dist/${name}/index.handler`);
  });

  it('answer at the paths of the contract, to any method: they say themselves what they refuse', () => {
    const routes = functionNames.flatMap((name) =>
      (file.functions[name]?.events ?? []).flatMap(({ httpApi }) =>
        httpApi === undefined ? [] : { ...httpApi, name },
      ),
    );
    expect(routes).toEqual([
      { method: '*', path: '/webhooks/plaid', name: 'plaid-webhook' },
      { method: '*', path: '/reports', name: 'reports' },
      { method: '*', path: '/webhooks/codat', name: 'codat-webhook' },
      { method: '*', path: '/slack/events', name: 'slack' },
    ]);
  });

  it.each(functionNames)('%s gets this environment, and no secret in it', (name) => {
    expect(environmentOf(name)).toEqual(environments[name]);
  });
});

describe.each([
  { flag: 'REPORTS', told: ['reports', 'slack'] },
  { flag: 'CODAT', told: ['codat-webhook', 'slack', 'follow-up'] },
])('$flag', ({ flag, told }) => {
  it('is off unless it is set, and told to those alone that must know', () => {
    const holders = functionNames.filter((name) => flag in environmentOf(name));
    expect(holders.sort()).toEqual([...told].sort());
    for (const name of holders) expect(environmentOf(name)[flag]).toBe('off');
  });
});

describe('npm run package', () => {
  let template: Template;
  beforeAll(() => {
    template = project.template;
  });

  it.each([
    { name: 'plaid-webhook', id: 'PlaidDashwebhook', timeout: 10, memory: 512 },
    { name: 'codat-webhook', id: 'CodatDashwebhook', timeout: 10, memory: 512 },
    { name: 'reports', id: 'Reports', timeout: 10, memory: 512 },
    { name: 'inbox', id: 'Inbox', timeout: 60, memory: 512 },
    { name: 'follow-up', id: 'FollowDashup', timeout: 60, memory: 512 },
    { name: 'slack', id: 'Slack', timeout: 10, memory: 1024 },
    { name: 'sweep', id: 'Sweep', timeout: 90, memory: 512 },
    { name: 'daily-summary', id: 'DailyDashsummary', timeout: 60, memory: 512 },
  ])('deploys $name with its own role and environment', ({ name, id, timeout, memory }) => {
    expect(template.Resources[`${id}LambdaFunction`]?.Properties).toMatchObject({
      FunctionName: `tartan-prod-${name}`,
      Handler: `dist/${name}/index.handler`,
      Runtime: 'nodejs22.x',
      Architectures: ['arm64'],
      Timeout: timeout,
      MemorySize: memory,
      Role: { 'Fn::GetAtt': [file.functions[name]?.role, 'Arn'] },
    });
    expect(template.Resources[`${id}LambdaFunction`]?.Properties.Environment).toEqual({
      Variables: environments[name],
    });
    expect(template.Resources[`${id}LogGroup`]?.Properties).toEqual({
      LogGroupName: `/aws/lambda/tartan-prod-${name}`,
      RetentionInDays: 30,
    });
  });

  it.each(functionNames)('puts into the package of %s its bundle alone', (name) => {
    expect([...(project.zips.get(name) ?? [])].sort()).toEqual([
      `dist/${name}/index.mjs`,
      `dist/${name}/index.mjs.map`,
    ]);
  });

  it.each([
    { route: 'AnyWebhooksPlaid', key: 'ANY /webhooks/plaid', to: 'PlaidDashwebhook' },
    { route: 'AnyReports', key: 'ANY /reports', to: 'Reports' },
    { route: 'AnyWebhooksCodat', key: 'ANY /webhooks/codat', to: 'CodatDashwebhook' },
    { route: 'AnySlackEvents', key: 'ANY /slack/events', to: 'Slack' },
  ])('routes $key to $to', ({ route, key, to }) => {
    expect(template.Resources[`HttpApiRoute${route}`]?.Properties).toMatchObject({
      RouteKey: key,
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: `HttpApiIntegration${to}` }]] },
    });
    expect(template.Resources[`HttpApiIntegration${to}`]?.Properties).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: { 'Fn::GetAtt': [`${to}LambdaFunction`, 'Arn'] },
      PayloadFormatVersion: '2.0',
    });
  });

  it('maps the stream as it is written', () => {
    const mapping = template.Resources['InboxEventSourceMappingDynamodbInboxTable'];
    expect(mapping?.Properties).toEqual({
      EventSourceArn: { 'Fn::GetAtt': ['InboxTable', 'StreamArn'] },
      FunctionName: { 'Fn::GetAtt': ['InboxLambdaFunction', 'Arn'] },
      Enabled: true,
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 25,
      MaximumBatchingWindowInSeconds: 1,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 21_600,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': ['InboxDeadLetters', 'Arn'] } },
      },
    });
  });

  it.each(tableIds())('names %s as the functions look for it', (id) => {
    const name = id.replace(/Table$/, '').toLowerCase();
    expect(template.Resources[id]?.Properties.TableName).toBe(`tartan-prod-${name}`);
  });
});

/** A file that `serverless.yml` takes in. */
function included(reference: string): Readonly<Record<string, Fields>> {
  const path = /^\$\{file\((.*)\)\}$/.exec(reference)?.[1] ?? '';
  const content: Record<string, Fields> = JSON.parse(
    JSON.stringify(parse(readFileSync(path, 'utf8'))),
    // What a file takes in from others.
    (_, value: unknown) =>
      typeof value === 'string' && value.startsWith('${file(') ? included(value) : value,
  );
  return content;
}

function resource(id: string): Resource {
  const found = resources[id];
  if (found === undefined) throw new Error(`no resource ${id}`);
  return found;
}

function tableIds(): string[] {
  const isTable = (id: string) => resources[id]?.Type === 'AWS::DynamoDB::Table';
  return Object.keys(resources).filter(isTable).sort();
}

function indexesOf(id: string): string[] {
  const text = JSON.stringify(resource(id).Properties['GlobalSecondaryIndexes'] ?? []);
  return [...text.matchAll(/"IndexName":"(\w+)"/g)].map(([, name = '']) => name);
}

function statementsOf(role: string): Statement[] {
  const { Policies = [] } = resource(role).Properties;
  return Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

function allStatements(): Statement[] {
  const roles = Object.keys(resources).filter((id) => resources[id]?.Type === 'AWS::IAM::Role');
  return roles.flatMap(statementsOf);
}

/** Such as `dynamodb:Query ItemsTable/index/byIncident`, in order. */
function granted(name: string): string[] {
  const statements = statementsOf(file.functions[name]?.role ?? '');
  return statements
    .flatMap(({ Action, Resource }) =>
      [Resource]
        .flat()
        .flatMap((one) => [Action].flat().map((action) => `${action} ${resourceName(one, name)}`)),
    )
    .sort();
}

function resourceName(reference: unknown, functionName: string): string {
  const text = JSON.stringify(reference);
  const [, id, attribute] = /^\{"Fn::GetAtt":\["(\w+)","(Arn|StreamArn)"\]\}$/.exec(text) ?? [];
  if (id !== undefined) return attribute === 'StreamArn' ? `${id} stream` : id;
  const [, table, index] = /^\{"Fn::Sub":"\$\{(\w+)\.Arn\}\/index\/(\w+)"\}$/.exec(text) ?? [];
  if (table !== undefined) return `${table}/index/${String(index)}`;
  if (text.endsWith(':function:${self:service}-${sls:stage}-follow-up"}')) return 'follow-up';
  if (text.endsWith(':secret:${env:SECRETS_ID, \\"tartan\\"}-??????"}')) return 'the secret';
  if (text.includes(':function:${env:ACCESS_TOKEN_FUNCTION, ')) return 'access tokens';
  if (text.includes(':secret:${env:SECRETS_ID, ')) return 'the secret';
  return text.endsWith(`:log-group:/aws/lambda/\${self:service}-\${sls:stage}-${functionName}:*"}`)
    ? 'its log group'
    : text;
}

function environmentOf(name: string): Record<string, unknown> {
  const own = file.functions[name]?.environment ?? {};
  const all = { ...file.provider.environment, ...(typeof own === 'string' ? included(own) : own) };
  return Object.fromEntries(
    Object.entries(all).map(([key, value]) => [
      key,
      typeof value === 'string' ? resolved(value) : value,
    ]),
  );
}

/** Variables as osls resolves them when nothing is set. */
function resolved(text: string): string {
  const once = text
    .replace(/\$\{self:custom\.(\w+)\}/g, (_, name: string) => file.custom[name] ?? '?')
    .replace(/\$\{self:service\}/g, file.service)
    .replace(/\$\{sls:stage\}/g, 'prod')
    .replace(/\$\{env:\w+, (["'])(.*?)\1\}/g, '$2');
  return once === text ? text : resolved(once);
}

/**
 * Calls every method of the stores.
 *
 * @returns by method, such as `items.find`, the rights that the requests on the wire want
 */
async function recordStores(): Promise<ReadonlyMap<string, readonly string[]>> {
  const requests: string[] = [];
  const server = await listen(0, ({ headers, body }) => {
    const operation = String(headers['x-amz-target']).replace('DynamoDB_20120810.', '');
    const request: { TableName?: string; IndexName?: string; RequestItems?: Fields } = JSON.parse(
      body.toString('utf8'),
    );
    const { IndexName, RequestItems = {}, TableName = Object.keys(RequestItems).join() } = request;
    const table = tableIds().find((id) => id.toLowerCase() === `${TableName}table`) ?? TableName;
    requests.push(`dynamodb:${operation} ${table}${IndexName ? `/index/${IndexName}` : ''}`);
    // A table too large for one page: so the store goes on to ask for its size.
    const more = { Count: 1, LastEvaluatedKey: { itemId: { S: 'next' } } };
    return { status: 200, body: operation === 'Scan' ? more : {} };
  });
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', server.url);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  const now = new Date('2026-11-21T12:00:00Z');
  const database = connectDatabase('');
  const stores = connectStores(database, () => now);
  const { inbox, items, alerts, identifiers, institutions, checklists, channels, audit } = stores;
  const { pulses } = stores;
  const { accounts, sightings, cases, notes, checks, companies, connections, pairs, summaries } =
    stores;
  const keys = connectKeyStore(database);
  const at = now.toISOString();
  const seen = { value: 'account', name: 'account_id', itemId: 'item', source: 'ITEM.ERROR', at };
  const run = { name: 'list', channel: 'C0OPS', id: at, startedBy: 'U1', startedAt: at };
  const fault = { institutionId: 'ins_3', fault: 'missing_transactions' } as const;
  const untroubled = { itemId: 'item', ids: {}, troubles: [] };
  const filed: SupportCase = {
    number: '7',
    with: 'Plaid',
    subject: 'subject',
    status: 'Open',
    statusAt: at,
    filedBy: 'U1',
    filedAt: at,
    itemIds: [],
    version: 0,
  };
  const line: AuditLine = {
    at,
    user: 'U1',
    team: 'T1',
    channel: 'C0OPS',
    kind: 'command',
    name: 'status',
    ids: [],
    result: 'answered',
    reference: 'ref',
  };
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    'inbox.keep': () =>
      inbox.keep({
        kind: 'unfollowed',
        subject: 'NEW',
        excerpt: '{}',
        at,
        receivedAt: at,
        source: 'plaid NEW.THING',
        bodyHash: 'hash',
      }),
    'inbox.historySince': () => inbox.historySince('item', now),
    'inbox.connectionHistorySince': () => inbox.connectionHistorySince('connection', now),
    'inbox.lastEvents': () => inbox.lastEvents('item', 1),
    'inbox.lastOfUser': () => inbox.lastOfUser('user', 1),
    'inbox.errorsIn': () =>
      inbox.errorsIn({ from: now, to: now }, { rows: 1, until: new Date('2026-11-22') }),
    'inbox.lastArrivals': () => inbox.lastArrivals(1),
    'inbox.lastReceivedAt': () => inbox.lastReceivedAt(),
    'items.find': () => items.find('item'),
    'items.save': () => items.save(untroubled, undefined),
    'items.incident': () => items.incident('key'),
    'items.members': () => items.members('key', now, 1),
    'items.eachMember': () => items.eachMember('key', () => undefined),
    'items.eachOutcome': () => items.eachOutcome(now, now, () => undefined),
    'items.countUnconfirmed': () => items.countUnconfirmed(),
    'items.countKnown': () => items.countKnown(),
    'items.countsAt': () => items.countsAt('ins_3'),
    'items.due': () => items.due(now, 1),
    'connections.find': () => connections.find('connection'),
    'connections.save': () => connections.save(untroubled, undefined),
    'connections.incident': () => connections.incident('key'),
    'connections.due': () => connections.due(now, 1),
    'pairs.find': () => pairs.find('connection'),
    'pairs.save': () => pairs.save(untroubled, undefined),
    'pairs.incident': () => pairs.incident('key'),
    'pairs.due': () => pairs.due(now, 1),
    'alerts.find': () => alerts.find('id'),
    'alerts.ofCard': () => alerts.ofCard('C0ALERTS', '1.2'),
    'alerts.save': () => alerts.save({ id: 'id', incidentKey: 'key', version: 0 }),
    'alerts.open': () => alerts.open(1),
    'alerts.due': () => alerts.due(now, 1),
    'identifiers.learn': () => identifiers.learn([seen]),
    'identifiers.find': () => identifiers.find('account'),
    'institutions.learn': () => institutions.learn({ institutionId: 'ins_3', name: 'Bank' }),
    'institutions.find': () => institutions.find('ins_3'),
    'institutions.all': () => institutions.all(),
    'companies.learn': () => companies.learn({ companyId: 'company', name: 'Bakery' }),
    'companies.find': () => companies.find('company'),
    'companies.all': () => companies.all(),
    'companies.progress': () => companies.progress(),
    'companies.saveProgress': () => companies.saveProgress({}),
    'checklists.find': () => checklists.find('C0OPS', 'list', 'id'),
    'checklists.save': () => checklists.save({ ...run, ticks: {}, version: 0 }),
    'checklists.last': () => checklists.last('C0OPS', 'list', 1),
    'accounts.learn': () => accounts.learn('item', [], at),
    'accounts.of': () => accounts.of('item'),
    'sightings.note': () => sightings.note({ ...fault, itemId: 'item', at }),
    'sightings.since': () => sightings.since(fault.institutionId, fault.fault, now),
    'cases.find': () => cases.find('7'),
    'cases.save': () => cases.save(filed),
    'cases.ofIncident': () => cases.ofIncident('key'),
    'cases.ofItem': () => cases.ofItem('item'),
    'cases.open': () => cases.open(1),
    'notes.add': () => notes.add({ itemId: 'item', text: 'text', permalink: 'p', by: 'U1', at }),
    'notes.of': () => notes.of('item', 1),
    'checks.find': () => checks.find('item'),
    'checks.begin': () => checks.begin('item', now, 1),
    'checks.finish': () => checks.finish('item', now, { kind: 'no error' }),
    'summaries.find': () => summaries.find('C1 UTC', '2026-11-21'),
    'summaries.save': () =>
      summaries.save({ place: 'C1 UTC', day: '2026-11-21', begunAt: at, version: 0 }),
    'summaries.before': () => summaries.before('C1 UTC', '2026-11-21', 1),
    'audit.add': () => audit.add(line, 'random', 1, new AbortController().signal),
    'audit.between': () =>
      audit.between({ from: now, to: now }, { rows: 1, until: new Date('2026-11-22') }),
    'channels.take': () => channels.take('C0ALERTS', now),
    'pulses.swept': () => pulses.swept(now),
    'pulses.lastSweep': () => pulses.lastSweep(),
    'pulses.addRefusals': () => pulses.addRefusals('plaid', { stale: 1 }, now),
    'pulses.refusalsSince': () => pulses.refusalsSince('plaid', now),
    'keys.find': () => keys.find('kid'),
    'keys.newest': () => keys.newest(),
    'keys.save': () => keys.save({ kid: 'kid', jwk: {}, fetchedAt: now }),
  };
  const methods = Object.entries({ ...stores, keys }).flatMap(([name, store]) =>
    Object.keys(store).map((method) => `${name}.${method}`),
  );
  expect(Object.keys(calls).sort()).toEqual(methods.sort());
  const recorded = new Map<string, string[]>();
  for (const [name, call] of Object.entries(calls)) {
    await call();
    recorded.set(name, [...new Set(requests.splice(0))]);
  }
  database.client.destroy();
  await server.close();
  return recorded;
}

const portCall =
  /ports\.((?:inbox|items|connections|pairs|companies|alerts|identifiers|institutions|checklists|accounts|sightings|cases|notes|checks|summaries|channels|audit|pulses)\.\w+)\(/g;

/** `membersOf` gives one of three stores. */
const memberCall = /membersOf\([^)]*\)\s*\.(\w+)\(/g;

/** The methods of the stores that a function's bundle calls, such as `items.find`. */
function storeCalls(name: string): string[] {
  const inputs = project.metafile.outputs[`dist/${name}/index.mjs`]?.inputs ?? {};
  const sources = Object.entries(inputs)
    .filter(([path, { bytesInOutput }]) => /^(lib|functions)\//.test(path) && bytesInOutput > 0)
    .map(([path]) => ({ path, source: readFileSync(path, 'utf8') }));
  const calls = sources.flatMap(({ path, source }) => {
    const own = [...source.matchAll(portCall)];
    // The keys have a store of their own, which only this file knows.
    const keys =
      path === 'lib/plaid/verification-keys.ts' ? [...source.matchAll(/\bstore\.(\w+)\(/g)] : [];
    const members = [...source.matchAll(memberCall)].flatMap(([, method = '']) =>
      ['items', 'connections', 'pairs'].map((store) => `${store}.${method}`),
    );
    // This file hands the store of the connections on as if it were the Items'.
    const handedOn =
      path === 'lib/flows/apply-to-connection.ts' ? ['connections.find', 'connections.save'] : [];
    return [
      ...members,
      ...handedOn,
      ...own.map(([, call = '']) => call),
      ...keys.map(([, method = '']) => `keys.${method}`),
    ];
  });
  return [...new Set(calls)].sort();
}
