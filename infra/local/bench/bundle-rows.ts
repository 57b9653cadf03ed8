import { readFileSync } from 'node:fs';

import * as z from 'zod/mini';

import { bundleLimits, isKnowledge, slackCodeLimit } from '../../build/bundle-limits.ts';
import { atMost, type Row } from './row.ts';

/** What the design wants of slack; the build holds what is reached. */
const SLACK_GOAL = 350;

const metafile = z.object({
  outputs: z.record(
    z.string(),
    z.object({
      bytes: z.number(),
      inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })),
    }),
  ),
});

/** How large each bundle is, and how much of slack's is not data about Plaid. */
export function bundleRows(): Row[] {
  const { outputs } = metafile.parse(JSON.parse(readFileSync('dist/meta.json', 'utf8')));
  const rows = Object.entries(bundleLimits).map(([name, limit]) =>
    atMost(`bundle of ${name}`, limit, kib(outputs[`dist/${name}/index.mjs`]?.bytes), ' KiB'),
  );
  const parts = Object.entries(outputs['dist/slack/index.mjs']?.inputs ?? {});
  const code = parts.reduce(
    (sum, [file, { bytesInOutput }]) => sum + (isKnowledge(file) ? 0 : bytesInOutput),
    0,
  );
  return [
    ...rows,
    atMost(
      'bundle of slack besides its knowledge: held by the tests',
      slackCodeLimit,
      kib(code),
      ' KiB',
    ),
    atMost('bundle of slack besides its knowledge: wanted', SLACK_GOAL, kib(code), ' KiB'),
  ];
}

function kib(bytes = NaN): number {
  return Math.ceil(bytes / 1024);
}
