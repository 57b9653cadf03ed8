import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type {
  Property,
  PropertyType,
  ResourceProperties,
  SpecDatabase,
} from '@aws-cdk/service-spec-types';

import type { Template } from './packaged-project.ts';
import { referenceFaults } from './reference-faults.ts';

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
