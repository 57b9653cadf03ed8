import { licencesIn, notAllowed } from './judge-licences.ts';
import { runNpm } from './run-npm.ts';

const sbom = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];

/** `npm run licences`: lists the licences of all packages, and fails where one is not in the list of those allowed. */
export async function main(): Promise<void> {
  const deployed = licencesIn(await runNpm([...sbom, '--omit=dev']));
  const names = new Set(deployed.map(({ name }) => name));
  const tools = licencesIn(await runNpm(sbom)).filter(({ name }) => !names.has(name));
  for (const [use, packages] of [
    ['deployed', deployed],
    ['tool', tools],
  ] as const) {
    const counts = new Map<string, number>();
    for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
    console.log(`${use}: ${String(packages.length)} packages`);
    for (const [licence, count] of [...counts].sort()) console.log(`  ${licence} ${String(count)}`);
    for (const { name, licence } of notAllowed(packages, use)) {
      console.log(`NOT ALLOWED: ${name} ${licence} (infra/supply/judge-licences.ts)`);
      process.exitCode = 1;
    }
  }
}
