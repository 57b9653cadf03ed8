import { existsSync, readFileSync } from 'node:fs';

/** How large each bundle is, and how much of it is data about Plaid. */
export function benchBundles(): void {
  if (!existsSync('dist/meta.json')) {
    console.log('  none built; npm run build');
    return;
  }
  const { outputs }: { outputs: Record<string, BundleFacts> } = JSON.parse(
    readFileSync('dist/meta.json', 'utf8'),
  );
  for (const [file, { bytes, inputs }] of Object.entries(outputs).filter(([file]) =>
    file.endsWith('.mjs'),
  )) {
    const knowledge = Object.entries(inputs)
      .filter(([input]) => /^lib\/(triage|howto|guides)\//.test(input))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    console.log(`  ${file.padEnd(36)} ${kib(bytes)}, ${kib(knowledge)} of it knowledge`);
  }
}

interface BundleFacts {
  bytes: number;
  inputs: Record<string, { bytesInOutput: number }>;
}

function kib(bytes: number): string {
  return `${String(Math.ceil(bytes / 1024))} KiB`;
}
