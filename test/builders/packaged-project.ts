import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { Metafile } from 'esbuild';

import { buildProjectCopy } from './project-copy.ts';

export interface Template {
  Conditions?: Readonly<Record<string, unknown>>;
  Resources: Readonly<Record<string, Resource>>;
}

export interface Resource {
  Type: string;
  Condition?: string;
  DependsOn?: string | string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Properties: Readonly<Record<string, unknown>>;
}

interface Packaged {
  /** With nothing set. */
  template: Template;
  /** With all set that can be. */
  fullTemplate: Template;
  /** Both, and all else that was written beside the zips. */
  texts: string;
  metafile: Metafile;
  /** Names of files by function. */
  zips: ReadonlyMap<string, readonly string[]>;
}

/** What a person may have set who deploys: all switches, and secrets that the local run reads from the environment. */
const fullEnvironment = {
  ...Object.fromEntries(
    [
      'PLAID_CLIENT_ID',
      'PLAID_SECRET',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_SIGNING_SECRET_PREVIOUS',
      'CODAT_API_KEY',
      'CODAT_WEBHOOK_SECRET',
      'REPORTS_SECRET',
    ].map((name) => [name, `canary of ${name}`]),
  ),
  CODAT: 'on',
  REPORTS: 'on',
  TRACING: 'Active',
  RESERVE_CONCURRENCY: 'on',
  ALARM_EMAIL: 'oncall@example.com',
  SILENCE_HOURS: '24',
  SECRETS_ID: 'ours/tartan',
  ACCESS_TOKEN_FUNCTION: 'access-tokens',
  ALERT_CHANNEL: 'C0ALERTS',
  SUMMARY_CHANNEL: 'C0OPS',
};

/** For a machine that has other things to do. */
export const PACKAGING_MS = 300_000;

let packaged: Promise<Packaged> | undefined;

/** What `npm run package` makes of the project: it takes seconds, and is made once for all tests that look at it. */
export function packageProject(): Promise<Packaged> {
  return (packaged ??= packageTwice());
}

async function packageTwice(): Promise<Packaged> {
  const project = await buildProjectCopy();
  try {
    const plain = await packageInto('plain', {}, project);
    // The second time it is about the template: what is small is zipped soon.
    for (const name of readdirSync('functions').map((file) => basename(file, '.ts')))
      for (const file of ['index.mjs', 'index.mjs.map'])
        writeFileSync(join(project.dir, 'dist', name, file), '');
    const full = await packageInto('full', fullEnvironment, project);
    return {
      template: plain.template,
      fullTemplate: full.template,
      texts: plain.texts + full.texts,
      metafile: project.metafile,
      zips: plain.zips,
    };
  } finally {
    await project.remove();
  }
}

async function packageInto(
  folder: string,
  env: Readonly<Record<string, string>>,
  { dir, run }: Awaited<ReturnType<typeof buildProjectCopy>>,
) {
  const osls = 'node_modules/osls/bin/serverless.js';
  // osls writes its own settings into the home folder.
  const own = { HOME: join(dir, 'home'), ...env };
  const { code, stdout, stderr } = await run([osls, 'package', '--package', folder], own);
  if (code !== 0) throw new Error(stdout + stderr);
  const files = readdirSync(join(dir, folder));
  const read = (file: string) => readFileSync(join(dir, folder, file), 'utf8');
  const template: Template = JSON.parse(read('cloudformation-template-update-stack.json'));
  const zips = files
    .filter((file) => file.endsWith('.zip'))
    .map((file) => [basename(file, '.zip'), filesInZip(join(dir, folder, file))] as const);
  const texts = files.filter((file) => file.endsWith('.json')).map(read);
  return { template, texts: texts.join('\n'), zips: new Map(zips) };
}

/** The names in a zip's central directory, to which its last record points. */
function filesInZip(path: string): string[] {
  const zip = readFileSync(path);
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const names: string[] = [];
  let entry = zip.readUInt32LE(end + 16);
  while (entry < end) {
    const [name, extra, comment] = [28, 30, 32].map((at) => zip.readUInt16LE(entry + at));
    const from = entry + 46;
    names.push(zip.toString('utf8', from, from + Number(name)));
    entry = from + Number(name) + Number(extra) + Number(comment);
  }
  return names;
}
