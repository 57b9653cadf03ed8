import type { SpecDatabase } from '@aws-cdk/service-spec-types';

import type { Resource, Template } from './packaged-project.ts';

/** What is referred to must be there, with the attribute that is asked of it. */
export function referenceFaults(
  { Conditions = {}, Resources }: Template,
  spec: SpecDatabase,
): string[] {
  const text = JSON.stringify(Resources);
  const refs = [...text.matchAll(/\{"Ref":"([^"]+)"\}/g)].map(([, id = '']) => id);
  const gets = [
    ...text.matchAll(/"Fn::GetAtt":\["([^"]+)","([^"]+)"\]/g),
    ...text.matchAll(/\$\{(\w+)\.(\w+)\}/g),
  ];
  const conditions = [...text.matchAll(/"Fn::If":\["(\w+)"|"Condition":"(\w+)"/g)];
  return [
    ...refs
      .filter((id) => !id.startsWith('AWS::') && Resources[id] === undefined)
      .map((id) => `Ref to ${id}, which is not there`),
    ...gets
      .filter(([, id = '', attribute = '']) => !hasAttribute(Resources[id], attribute, spec))
      .map(([, id = '', attribute = '']) => `${id} has no ${attribute}`),
    ...conditions
      .map(([, inIf, on]) => inIf ?? on ?? '')
      .filter((name) => !(name in Conditions))
      .map((name) => `no condition ${name}`),
    ...Object.entries(Resources).flatMap(([id, { DependsOn = [] }]) =>
      [DependsOn]
        .flat()
        .filter((other) => Resources[other] === undefined)
        .map((other) => `${id} depends on ${other}, which is not there`),
    ),
  ];
}

function hasAttribute(
  resource: Resource | undefined,
  attribute: string,
  spec: SpecDatabase,
): boolean {
  if (resource === undefined) return false;
  const [found] = spec.lookup('resource', 'cloudFormationType', 'equals', resource.Type);
  return found !== undefined && attribute in found.attributes;
}
