import { beforeAll, describe, expect, it } from 'vitest';

import { PACKAGING_MS, packageProject, type Resource } from '../../builders/packaged-project.ts';

type Fields = Readonly<Record<string, unknown>>;

let resources: Readonly<Record<string, Resource>>;
let texts: string;
beforeAll(async () => {
  const { fullTemplate, texts: all } = await packageProject();
  resources = fullTemplate.Resources;
  texts = all;
}, PACKAGING_MS);

/** Stars and question marks that stand in the rights, and why they must. */
const wildcards = [
  {
    what: /^(logs:CreateLogStream|logs:PutLogEvents) on arn:[^*?]+:log-group:\/aws\/lambda\/tartan-prod-[a-z-]+:\*$/,
    why: 'Lambda names the streams of a log group as it likes',
    times: 16,
  },
  {
    what: /^secretsmanager:GetSecretValue on arn:[^*?]+:secret:ours\/tartan-\?{6}$/,
    why: 'Secrets Manager ends the ARN of a secret in six characters of its own choice',
    times: 8,
  },
  {
    what: /^(xray:PutTraceSegments|xray:PutTelemetryRecords) on \*$/,
    why: 'X-Ray knows no resources; and it is off unless TRACING=Active',
    times: 2,
  },
  {
    what: /^secretsmanager:DescribeSecret on .*:secret:ours\/tartan-\?{6}$/,
    why: 'the same ARN: /plaid doctor tells how old the keys are',
    times: 1,
  },
  {
    what: /^Deny s3:\* on .*ServerlessDeploymentBucket/,
    why: 'osls forbids everything to everybody who comes to its bucket without TLS',
    times: 2,
  },
];

describe('rights', () => {
  it('have a star only where AWS allows nothing else', () => {
    const rights = statements().flatMap(({ Effect, Action, Resource }) =>
      [Action].flat().flatMap((action) =>
        [Resource].flat().map((one) => {
          const to = isObject(one) && 'Fn::Sub' in one ? String(one['Fn::Sub']) : text(one);
          return `${Effect === 'Deny' ? 'Deny ' : ''}${String(action)} on ${to}`;
        }),
      ),
    );
    expect(rights.length).toBeGreaterThan(100);
    const wild = rights.filter((right) => /[*?]/.test(right));
    const excused = wildcards.map(({ what, why }) => ({
      why,
      times: wild.filter((right) => what.test(right)).length,
    }));
    expect(excused).toEqual(wildcards.map(({ why, times }) => ({ why, times })));
    expect(wild.filter((right) => !wildcards.some(({ what }) => what.test(right)))).toEqual([]);
  });

  it('are in roles and policies alone: nothing else lets anybody in but the API', () => {
    const permissions = ofType('AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    expect(permissions.map(({ Principal }) => Principal)).toEqual(
      permissions.map(() => 'apigateway.amazonaws.com'),
    );
    for (const { SourceArn } of permissions) expect(text(SourceArn)).toContain('"Ref":"HttpApi"');
    const policies = Object.values(resources).filter(({ Type }) => Type.endsWith('Policy'));
    expect(policies.map(({ Type }) => Type).sort()).toEqual([
      'AWS::IAM::ManagedPolicy',
      'AWS::S3::BucketPolicy',
    ]);
  });

  it('let nobody change or remove a line of the audit', () => {
    const onAudit = statements().filter(({ Resource }) => text(Resource).includes('AuditTable'));
    const actions = onAudit.flatMap(({ Action }) => [Action].flat());
    expect([...new Set(actions)].sort()).toEqual(['dynamodb:PutItem', 'dynamodb:Query']);
  });

  it('to send traces come only with TRACING=Active', () => {
    expect(resources['TracingPolicy']?.Condition).toBe('Traces');
    const modes = functions().map(({ Properties }) => text(Properties['TracingConfig']));
    expect(new Set(modes)).toEqual(new Set(['{"Mode":"Active"}']));
  });
});

describe('tables', () => {
  it('are all protected alike', () => {
    const tables = ofType('AWS::DynamoDB::Table');
    expect(tables.length).toBeGreaterThan(15);
    for (const [id, { DeletionPolicy, UpdateReplacePolicy, Properties }] of tables) {
      expect({ DeletionPolicy, UpdateReplacePolicy }, id).toEqual({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
      expect(Properties, id).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        SSESpecification: { SSEEnabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      });
    }
  });
});

describe('functions', () => {
  it('run on arm64 and Node 22, each with its own log group, which forgets', () => {
    expect(functions()).toHaveLength(8);
    const groups = ofType('AWS::Logs::LogGroup').map(([, { Properties }]) => Properties);
    for (const { Properties } of functions()) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs22.x', Architectures: ['arm64'] });
      const LogGroupName = `/aws/lambda/${String(Properties['FunctionName'])}`;
      expect(groups.filter((group) => group['LogGroupName'] === LogGroupName)).toEqual([
        { LogGroupName, RetentionInDays: 30 },
      ]);
    }
    const roles = functions().map(({ Properties }) => text(Properties['Role']));
    expect(new Set(roles).size).toBe(8);
  });

  it('reserve concurrency only where it is switched on: a new account has none to reserve', () => {
    const reserved = functions().map(
      ({ Properties }) => Properties['ReservedConcurrentExecutions'],
    );
    const numbers = reserved.map((one) =>
      Number(
        /^\{"Fn::If":\["ReservesConcurrency","(\d+)",\{"Ref":"AWS::NoValue"\}\]\}$/.exec(
          text(one),
        )?.[1],
      ),
    );
    expect(numbers.every((number) => number >= 2)).toBe(true);
    // An account begins with 1,000 where it is not new, and 100 of them cannot be reserved.
    expect(numbers.reduce((sum, number) => sum + number)).toBeLessThan(200);
  });

  it.each([
    { id: 'FollowDashupLambdaEvConf', retries: 0, age: 120 },
    { id: 'SweepLambdaEvConf', retries: 0, age: 60 },
    { id: 'DailyDashsummaryLambdaEvConf', retries: 0, age: 300 },
  ])('$id: an invocation that waits is not better late than never', ({ id, retries, age }) => {
    expect(resources[id]?.Properties).toMatchObject({
      MaximumRetryAttempts: retries,
      MaximumEventAgeInSeconds: age,
    });
  });
});

describe('the API', () => {
  it('limits every route, and only after it is there', () => {
    const routes = ofType('AWS::ApiGatewayV2::Route');
    const stage = resources['HttpApiStage'];
    const limits = stage?.Properties['RouteSettings'] ?? {};
    expect(Object.keys(limits).sort()).toEqual(
      routes.map(([, { Properties }]) => Properties['RouteKey']).sort(),
    );
    expect([stage?.DependsOn ?? []].flat().sort()).toEqual(routes.map(([id]) => id).sort());
    for (const limit of [...Object.values(limits), stage?.Properties['DefaultRouteSettings']])
      expect(limit).toEqual({
        ThrottlingRateLimit: expect.any(Number),
        ThrottlingBurstLimit: expect.any(Number),
      });
  });
});

describe('secrets', () => {
  it('stand in nothing that is written, not even when the environment of who deploys has them', () => {
    expect(texts).toContain('ours/tartan');
    expect(texts).not.toContain('canary of');
    expect(texts).not.toContain('{{resolve:');
  });

  it('are named to functions by the name of the one secret alone', () => {
    for (const { Properties } of functions()) {
      const variables = text(Properties['Environment']);
      expect(variables).toContain('"SECRETS_ID":"ours/tartan"');
      expect(variables).not.toMatch(
        /"(PLAID_CLIENT_ID|\w+_(SECRET|SECRET_PREVIOUS|TOKEN|API_KEY))":/,
      );
    }
  });
});

function ofType(type: string): [string, Resource][] {
  return Object.entries(resources).filter(([, { Type }]) => Type === type);
}

function functions(): Resource[] {
  return ofType('AWS::Lambda::Function').map(([, resource]) => resource);
}

/** Of every document of rights, wherever it stands, except who may take a role. */
function statements(): Fields[] {
  const found: Fields[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) collect(one);
    if (!isObject(value)) return;
    for (const [name, one] of Object.entries(value)) {
      if (name === 'PolicyDocument' && isObject(one) && Array.isArray(one['Statement']))
        found.push(...one['Statement'].filter(isObject));
      collect(one);
    }
  };
  collect(Object.values(resources).map(({ Properties }) => Properties));
  return found;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
