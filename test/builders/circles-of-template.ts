import type { Template } from './packaged-project.ts';

/** Resources that wait for one another: CloudFormation makes none of them. */
export function circlesOfTemplate({ Resources }: Template): string[] {
  const waitsFor = new Map(
    Object.entries(Resources).map(([id, resource]) => [id, idsIn(resource, Resources)] as const),
  );
  const done = new Set<string>();
  const circles: string[] = [];

  function visit(id: string, way: readonly string[]): void {
    if (way.includes(id)) circles.push([...way.slice(way.indexOf(id)), id].join(' → '));
    if (done.has(id) || way.includes(id)) return;
    for (const next of waitsFor.get(id) ?? []) visit(next, [...way, id]);
    done.add(id);
  }

  for (const id of waitsFor.keys()) visit(id, []);
  return circles;
}

/** By `Ref`, `Fn::GetAtt`, a name in `Fn::Sub`, or `DependsOn`. */
function idsIn(resource: Template['Resources'][string], all: Template['Resources']): string[] {
  const text = JSON.stringify(resource.Properties);
  const named = [...text.matchAll(/"Ref":"(\w+)"|"Fn::GetAtt":\["(\w+)"|\$\{(\w+)(?:\.\w+)?\}/g)];
  const ids = named.map(([, ref, get, sub]) => ref ?? get ?? sub ?? '');
  return [...new Set([...ids, ...[resource.DependsOn ?? []].flat()])].filter((id) => id in all);
}
