import { beforeAll, describe, expect, it } from 'vitest';

import { circlesOfTemplate } from '../../builders/circles-of-template.ts';
import { faultsOfTemplate } from '../../builders/faults-of-template.ts';
import { PACKAGING_MS, packageProject, type Resource } from '../../builders/packaged-project.ts';

let project: Awaited<ReturnType<typeof packageProject>>;
beforeAll(async () => {
  project = await packageProject();
}, PACKAGING_MS);

describe('the template', () => {
  it('has nothing that CloudFormation does not know, with nothing set', () => {
    expect(Object.keys(project.template.Resources).length).toBeGreaterThan(80);
    expect(faultsOfTemplate(project.template)).toEqual([]);
  });

  it('nor with all set that can be', () => {
    expect(faultsOfTemplate(project.fullTemplate)).toEqual([]);
  });

  it('has no two resources that wait for each other', () => {
    expect(circlesOfTemplate(project.fullTemplate)).toEqual([]);
  });

  it('describes these resources', async () => {
    const found = Object.entries(project.template.Resources).map(
      // The id of a version ends in the hash of its code.
      ([id, { Type }]) =>
        `${Type} ${Type === 'AWS::Lambda::Version' ? id.slice(0, id.indexOf('Version') + 7) : id}`,
    );
    await expect(found.sort().join('\n') + '\n').toMatchFileSnapshot('template/resources.txt');
  });

  it('is plain ASCII: CloudFormation has question marks for the rest', () => {
    const text = JSON.stringify(project.fullTemplate);
    expect(text.match(/[^\x20-\x7e]+/g) ?? []).toEqual([]);
  });

  it('leaves no variable unresolved', () => {
    const text = JSON.stringify([project.template, project.fullTemplate]);
    expect(text).not.toMatch(/\$\{(self|sls|env|opt|file)[:(]/);
  });
});

describe('the check itself', () => {
  const table = {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    },
  };
  const alarm = {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { ComparisonOperator: 'LessThanThreshold', EvaluationPeriods: '12' },
  };
  const withProperties = ({ Type }: Resource, Properties: Resource['Properties']) => ({
    Type,
    Properties,
  });

  it.each([
    ['takes what is right', table, []],
    ['takes a number that is written as text', alarm, []],
    [
      'finds a type that there is not',
      { ...table, Type: 'AWS::DynamoDB::Tabel' },
      ['A: no type AWS::DynamoDB::Tabel'],
    ],
    [
      'finds a misspelt property',
      withProperties(table, { ...table.Properties, Tablename: 'x' }),
      ['A.Tablename: no such property'],
    ],
    [
      'finds a misspelt property further in',
      withProperties(table, { KeySchema: [{ ...table.Properties.KeySchema[0], Keytype: 'HASH' }] }),
      ['A.KeySchema[0].Keytype: no such property'],
    ],
    [
      'finds a gap',
      { Type: 'AWS::CloudWatch::Dashboard', Properties: {} },
      ['A.DashboardBody: missing'],
    ],
    [
      'finds a gap further in',
      withProperties(table, { KeySchema: [{ AttributeName: 'id' }] }),
      ['A.KeySchema[0].KeyType: missing'],
    ],
    [
      'finds text for a number',
      withProperties(alarm, { ...alarm.Properties, Period: 'hour' }),
      ['A.Period: no integer'],
    ],
    [
      'finds text for a boolean',
      withProperties(table, { ...table.Properties, DeletionProtectionEnabled: 'on' }),
      ['A.DeletionProtectionEnabled: no boolean'],
    ],
    [
      'finds one thing for a list',
      withProperties(alarm, { ...alarm.Properties, AlarmActions: 'topic' }),
      ['A.AlarmActions: no list'],
    ],
    [
      'looks into both branches of a condition',
      withProperties(alarm, { ...alarm.Properties, Period: { 'Fn::If': ['Known', 60, 'hour'] } }),
      ['A.Period: no integer'],
    ],
    [
      'finds a reference to nothing',
      withProperties(alarm, { ...alarm.Properties, AlarmActions: [{ Ref: 'Topic' }] }),
      ['Ref to Topic, which is not there'],
    ],
    [
      'finds an attribute that there is not',
      withProperties(alarm, { ...alarm.Properties, AlarmName: { 'Fn::GetAtt': ['A', 'Name'] } }),
      ['A has no Name'],
    ],
    [
      'finds a condition that there is not',
      { ...alarm, Condition: 'Unknown' },
      ['no condition Unknown'],
    ],
    [
      'finds a dependency on nothing',
      { ...alarm, DependsOn: 'B' },
      ['A depends on B, which is not there'],
    ],
  ] satisfies [string, Resource, string[]][])('%s', (_, resource, faults) => {
    expect(faultsOfTemplate({ Conditions: { Known: {} }, Resources: { A: resource } })).toEqual(
      faults,
    );
  });

  it.each([
    ['finds none where there is none', { A: {}, B: { Ref: 'A' } }, []],
    [
      'finds two',
      { A: { 'Fn::GetAtt': ['B', 'Arn'] }, B: { 'Fn::Sub': 'x${A.Arn}' } },
      ['A → B → A'],
    ],
    ['finds one that waits for itself', { A: { Ref: 'A' } }, ['A → A']],
    [
      'finds three behind a fourth',
      { D: { Ref: 'A' }, A: { Ref: 'B' }, B: { Ref: 'C' }, C: { Ref: 'A' } },
      ['A → B → C → A'],
    ],
  ])('of circles %s', (_, references, circles) => {
    const Resources = Object.fromEntries(
      Object.entries(references).map(([id, Value]) => [id, { Type: 'Any', Properties: { Value } }]),
    );
    expect(circlesOfTemplate({ Resources })).toEqual(circles);
  });
});
