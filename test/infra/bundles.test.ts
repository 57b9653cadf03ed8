import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { beforeAll, describe, expect, it } from 'vitest';

import { bundleLimits, isKnowledge, slackCodeLimit } from '../../infra/build/bundle-limits.ts';
import { buildProjectCopy } from '../builders/project-copy.ts';

/** What each function needs from its environment. */
const functions = {
  'plaid-webhook': {
    needs: ['TABLE_PREFIX', 'PLAID_CLIENT_ID', 'PLAID_SECRET', 'PLAID_ENV'],
  },
  'codat-webhook': { needs: ['TABLE_PREFIX'] },
  reports: { needs: ['TABLE_PREFIX'] },
  inbox: {
    needs: ['TABLE_PREFIX', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'ALERT_CHANNEL'],
  },
  slack: {
    needs: ['TABLE_PREFIX', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'ALERT_CHANNEL'],
  },
  'follow-up': {
    needs: [
      'TABLE_PREFIX',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'ALERT_CHANNEL',
      'PLAID_CLIENT_ID',
      'PLAID_SECRET',
      'PLAID_ENV',
    ],
  },
  sweep: {
    needs: ['TABLE_PREFIX', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'ALERT_CHANNEL'],
  },
  'daily-summary': {
    needs: ['TABLE_PREFIX', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'ALERT_CHANNEL'],
  },
};
const table = Object.entries(functions).map(([name, facts]) => ({
  name,
  ...facts,
  limitKiB: bundleLimits[name] ?? 0,
}));

/** What Bolt asks for and a Lambda never uses, what only a laptop has, and what is too heavy. */
const nowhere = [
  'express',
  '@slack/socket-mode',
  '@slack/oauth',
  '@slack/types',
  'raw-body',
  'undici',
  'iconv-lite',
  'mime-db',
  'dynalite',
  'yaml',
  'esbuild',
  '@aws-sdk/client-dynamodb-streams',
  '@smithy/credential-provider-imds',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-sso',
  'mnemonist',
  'react',
  'react-dom',
];

/** What knows, advises and speaks: a door for webhooks needs none of it. */
const knowing =
  /^lib\/(triage|howto|guides|identifiers|pasted|messages|slack|flows|commands|tickets|lambda)\//;

/** Plaid's client is heavy: only what is asked after the answer may have it. */
const inFollowUpAlone = ['plaid', 'axios'];

let project: Awaited<ReturnType<typeof buildProjectCopy>>;
beforeAll(async () => {
  project = await buildProjectCopy();
  return project.remove;
}, 60_000);

describe('npm run build', () => {
  it('bundles every function and nothing else', () => {
    const names = readdirSync('functions').map((file) => file.replace(/\.ts$/, ''));
    expect(names.sort()).toEqual(Object.keys(functions).sort());
    const beside = ['console', 'meta.json'];
    expect(readdirSync(join(project.dir, 'dist')).sort()).toEqual([...names, ...beside].sort());
  });

  it('makes the page of the console for npm start alone', () => {
    const page = join(project.dir, 'dist/console');
    expect(readdirSync(page).sort()).toEqual(['app.css', 'app.js', 'icon.svg', 'index.html']);
    expect(readFileSync('serverless.yml', 'utf8')).not.toContain('console');
    expect(statSync(join(page, 'app.js')).size / 1024).toBeLessThanOrEqual(400);
  });

  it('lets the page of the console ask no other host', () => {
    const page = join(project.dir, 'dist/console');
    const html = readFileSync(join(page, 'index.html'), 'utf8');
    expect(html).toContain(`content="default-src 'self'"`);
    const asked = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(asked.sort()).toEqual(['app.css', 'app.js', 'icon.svg'].map((one) => `/console/${one}`));
    expect(readFileSync(join(page, 'app.css'), 'utf8')).not.toMatch(/url\(|@import/);
  });

  it.each(table)('gives $name one module with its source map', ({ name }) => {
    expect(readdirSync(join(project.dir, 'dist', name))).toEqual(['index.mjs', 'index.mjs.map']);
    expect(output(name).exports).toEqual(['handler']);
    const module = readFileSync(bundleOf(name), 'utf8');
    expect(module.trimEnd().endsWith('//# sourceMappingURL=index.mjs.map')).toBe(true);
    const map: { sources: string[] } = JSON.parse(readFileSync(`${bundleOf(name)}.map`, 'utf8'));
    expect(map.sources).toContain(`../../functions/${name}.ts`);
  });

  it.each(table)('keeps $name within $limitKiB KiB', ({ name, limitKiB }) => {
    expect(output(name).bytes / 1024).toBeLessThanOrEqual(limitKiB);
    expect(output(name).bytes / 1024).toBeGreaterThan(limitKiB / 10);
  });

  it.each(table)('takes into $name only what runs in Lambda', ({ name }) => {
    const packages = packagesIn(name);
    expect(packages).toContain('@aws-sdk/client-dynamodb');
    expect(packages.filter((one) => nowhere.includes(one))).toEqual([]);
    expect(packages.filter((one) => inFollowUpAlone.includes(one))).toEqual(
      name === 'follow-up' ? ['axios', 'plaid'] : [],
    );
    expect(inputs(name).filter((file) => /^(infra\/local|test)\//.test(file))).toEqual([]);
  });

  it.each(table)('lets $name import nothing that is not in it but node', ({ name }) => {
    const outside = output(name).imports.filter(({ external }) => external === true);
    const strangers = outside.filter(({ path }) => !isBuiltin(path));
    expect(outside.length).toBeGreaterThan(0);
    expect(strangers.map(({ path }) => path)).toEqual([]);
  });

  it('keeps the door for webhooks free of advice, messages and Slack', () => {
    const files = inputs('plaid-webhook');
    expect(files).toContain('lib/plaid/verify-webhook.ts');
    expect(files.filter((file) => knowing.test(file))).toEqual([]);
    expect(packagesIn('plaid-webhook').filter((one) => one.startsWith('@slack/'))).toEqual([]);
  });

  it('keeps the door for reports as free, but for the list of the names of identifiers', () => {
    const { inputs: parts } = output('reports');
    const names = 'lib/identifiers/identifier-kinds.ts';
    expect(inputs('reports')).toContain('lib/reports/parse-report.ts');
    expect(inputs('reports').filter((file) => knowing.test(file))).toEqual([names]);
    expect((parts[names]?.bytesInOutput ?? Infinity) / 1024).toBeLessThanOrEqual(5);
    expect(packagesIn('reports').filter((one) => one.startsWith('@slack/'))).toEqual([]);
  });

  it(`keeps what slack is without its knowledge within ${slackCodeLimit} KiB`, () => {
    const parts = Object.entries(output('slack').inputs);
    const sizeOf = (kept: (file: string) => boolean) =>
      parts.reduce((sum, [file, { bytesInOutput }]) => sum + (kept(file) ? bytesInOutput : 0), 0);
    expect(sizeOf(isKnowledge) / 1024).toBeGreaterThan(300);
    expect(sizeOf((file) => !isKnowledge(file)) / 1024).toBeLessThanOrEqual(slackCodeLimit);
  });

  it.each(table)('takes into $name the small zod alone', ({ name }) => {
    const zod = inputs(name).filter((file) => file.includes('node_modules/zod/'));
    expect(zod.length).toBeGreaterThan(0);
    expect(zod.filter((file) => !/\/zod\/(v4\/)?(mini|core|v4-mini)\//.test(file))).toEqual([]);
  });
});

describe('a fresh process', () => {
  it.each(table)('loads $name', async ({ name, needs }) => {
    const { handler, failure } = await load(name, environment(needs));
    expect(failure).toBeUndefined();
    // With a third parameter Node 24's Lambda refuses a handler: it would expect a callback.
    expect(handler).toBeLessThanOrEqual(2);
  });

  it.each(table)('tells all that $name is missing', async ({ name, needs }) => {
    const { failure } = await load(name, {});
    expect(namesIn(failure)).toEqual([...needs].sort());
  });

  it.each(table)('tells the one name that is empty for $name', async ({ name, needs }) => {
    const [last = '', ...others] = [...needs].reverse();
    const { failure } = await load(name, { ...environment(others), [last]: '' });
    expect(namesIn(failure)).toEqual([last]);
  });
});

function output(name: string) {
  const found = project.metafile.outputs[`dist/${name}/index.mjs`];
  if (found === undefined) throw new Error(`no bundle ${name}`);
  return found;
}

function inputs(name: string): string[] {
  return Object.keys(output(name).inputs);
}

function packagesIn(name: string): string[] {
  const found = inputs(name).map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  return [...new Set(found.filter((one) => one !== undefined))];
}

function bundleOf(name: string): string {
  return join(project.dir, 'dist', name, 'index.mjs');
}

function environment(names: readonly string[]): Record<string, string> {
  const values: Readonly<Record<string, string>> = { PLAID_ENV: 'sandbox' };
  return Object.fromEntries(names.map((name) => [name, values[name] ?? 'made-up']));
}

/** @returns how many parameters the handler has, or why the module does not load */
async function load(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<{ handler?: number; failure?: string }> {
  const file = JSON.stringify(pathToFileURL(bundleOf(name)).href);
  const script = `import(${file}).then(
    ({ handler }) => ({ handler: handler.length }),
    ({ message }) => ({ failure: message }),
  ).then((outcome) => console.log(JSON.stringify(outcome)));`;
  const { stdout } = await project.run(['--input-type=module', '--eval', script], env);
  const outcome: { handler?: number; failure?: string } = JSON.parse(stdout);
  return outcome;
}

/** All names of the environment in a message, in order. */
function namesIn(message = ''): string[] {
  return [...message.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b/g)].map(([found]) => found).sort();
}
