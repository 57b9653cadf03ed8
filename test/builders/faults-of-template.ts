import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type {
  Property,
  PropertyType,
  ResourceProperties,
  SpecDatabase,
} from '@aws-cdk/service-spec-types';

import type { Resource, Template } from './packaged-project.ts';

let loaded: SpecDatabase | undefined;

/** What CloudFormation would not take: types, properties and attributes that there are not, values of another kind, gaps. */
export function faultsOfTemplate({ Conditions = {}, Resources }: Template): string[] {
  const spec = (loaded ??= loadAwsServiceSpecSync());
  const faults = Object.entries(Resources).flatMap(([id, resource]) => {
    const [found] = spec.lookup('resource', 'cloudFormationType', 'equals', resource.Type);
    if (found === undefined) return [`${id}: no type ${resource.Type}`];
    return fieldFaults(found.properties, resource.Properties, id, spec);
  });
  return [...faults, ...referenceFaults({ Conditions, Resources }, spec)];
}

function fieldFaults(
  properties: ResourceProperties,
  value: unknown,
  path: string,
  spec: SpecDatabase,
): string[] {
  if (!isObject(value)) return [`${path}: no object`];
  const missing = Object.entries(properties)
    .filter(([name, { required }]) => required === true && value[name] === undefined)
    .map(([name]) => `${path}.${name}: missing`);
  const wrong = Object.entries(value).flatMap(([name, one]) => {
    const property = properties[name];
    return property === undefined
      ? [`${path}.${name}: no such property`]
      : propertyFaults(property, one, `${path}.${name}`, spec);
  });
  return [...missing, ...wrong];
}

/** Types that were right before still are. */
function propertyFaults(
  { type, previousTypes = [] }: Property,
  value: unknown,
  path: string,
  spec: SpecDatabase,
): string[] {
  const [latest = [], ...before] = [type, ...previousTypes].map((one) =>
    typeFaults(one, value, path, spec),
  );
  return before.some((faults) => faults.length === 0) ? [] : latest;
}

function typeFaults(
  type: PropertyType,
  value: unknown,
  path: string,
  spec: SpecDatabase,
): string[] {
  const chosen = branches(value);
  if (chosen !== undefined) return chosen.flatMap((one) => typeFaults(type, one, path, spec));
  if (isIntrinsic(value)) return [];
  switch (type.type) {
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((one, at) => typeFaults(type.element, one, `${path}[${at}]`, spec))
        : [`${path}: no list`];
    case 'map':
      return isObject(value)
        ? Object.entries(value).flatMap(([name, one]) =>
            typeFaults(type.element, one, `${path}.${name}`, spec),
          )
        : [`${path}: no map`];
    case 'ref': {
      const { properties } = spec.get('typeDefinition', type.reference.$ref);
      return fieldFaults(properties, value, path, spec);
    }
    case 'union': {
      const [first = [], ...others] = type.types.map((one) => typeFaults(one, value, path, spec));
      return others.some((faults) => faults.length === 0) ? [] : first;
    }
    case 'json':
      return isObject(value) || typeof value === 'string' ? [] : [`${path}: no JSON`];
    case 'integer':
      return Number.isInteger(Number(value)) && value !== '' ? [] : [`${path}: no integer`];
    case 'number':
      return Number.isFinite(Number(value)) && value !== '' ? [] : [`${path}: no number`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path}: no boolean`];
    case 'string':
    case 'date-time':
      return typeof value === 'string' ? [] : [`${path}: no string`];
    default:
      return [];
  }
}

/** What is referred to must be there, with the attribute that is asked of it. */
function referenceFaults({ Conditions = {}, Resources }: Template, spec: SpecDatabase): string[] {
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

/** Both values of an `Fn::If`. */
function branches(value: unknown): unknown[] | undefined {
  const list = isObject(value) ? value['Fn::If'] : undefined;
  return Array.isArray(list) ? list.slice(1) : undefined;
}

function isIntrinsic(value: unknown): boolean {
  if (!isObject(value)) return false;
  const [name = '', ...others] = Object.keys(value);
  return others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
