import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { describe, expect, it } from 'vitest';

/** The floors of lib, ground floor first. A room may import only from floors below its own. */
const floors = [
  ['environment', 'rotating', 'metric-names', 'invocation-ids'],
  [
    'health',
    'triage',
    'howto',
    'identifiers',
    'secrets',
    'support',
    'audit',
    'config',
    'http-request',
    'slack-scopes',
    'upstream-error',
  ],
  ['incoming'],
  ['alerts', 'guides', 'pasted', 'tickets'],
  ['summary'],
  ['doctor'],
  ['messages'],
  ['ports'],
  ['live-ports'],
  ['commands'],
  ['flows'],
  ['plaid', 'codat', 'reports', 'slack', 'dynamodb', 'lambda', 'sqs', 'secrets-manager', 'log'],
  ['connect', 'connect-live'],
];

/** What a room may have from outside; all others have only pure parts of node. */
const doors: Readonly<Record<string, readonly string[]>> = {
  plaid: ['plaid', 'zod/mini', 'node:http', 'node:https', 'aws-lambda'],
  incoming: ['standardwebhooks', 'zod/mini'],
  reports: ['zod/mini', 'aws-lambda'],
  codat: ['zod/mini', 'aws-lambda', 'node:timers/promises'],
  slack: [
    '@slack/bolt',
    '@slack/web-api',
    '@slack/logger',
    '@slack/types',
    'zod/mini',
    'aws-lambda',
  ],
  dynamodb: [
    '@aws-sdk/client-dynamodb',
    '@aws-sdk/lib-dynamodb',
    '@aws-sdk/util-dynamodb',
    '@aws-lambda-powertools/batch',
    'zod/mini',
    'aws-lambda',
  ],
  sqs: ['@aws-sdk/client-sqs'],
  lambda: ['@aws-sdk/client-lambda', 'zod/mini'],
  'secrets-manager': ['@aws-sdk/client-secrets-manager', 'zod/mini'],
  log: [
    '@aws-lambda-powertools/logger',
    '@aws-lambda-powertools/logger/types',
    '@aws-lambda-powertools/metrics',
  ],
  connect: ['node:timers/promises'],
  'connect-live': ['node:timers/promises'],
  'http-request': ['aws-lambda'],
  'invocation-ids': ['aws-lambda'],
  messages: ['@slack/types'],
  triage: ['fastest-levenshtein'],
  howto: ['minisearch', 'stemmer'],
  commands: ['fastest-levenshtein'],
};
const pure = ['node:crypto', 'node:util'];

/** What stands at the top of functions/ and may be imported there. */
const allowedInFunctions = /^(#lib\/|aws-lambda$)/;

interface Import {
  file: string;
  from: string;
}

describe('the house', () => {
  const imports = filesIn('lib').flatMap(importsOf);

  it('has been read: every room has imports', () => {
    expect(imports.length).toBeGreaterThan(150);
    expect(new Set(imports.map(({ file }) => roomOf(file))).size).toBeGreaterThan(12);
  });

  it('has no room without a floor', () => {
    const rooms = new Set(filesIn('lib').map(roomOf));
    expect([...rooms].filter((room) => floorOf(room) === -1)).toEqual([]);
  });

  it('keeps its walls', () => {
    expect(imports.flatMap((one) => complaint(one) ?? [])).toEqual([]);
  });

  it('has functions that wire and nothing else', () => {
    const wired = filesIn('functions').flatMap(importsOf);
    expect(wired.filter(({ from }) => !allowedInFunctions.test(from))).toEqual([]);
    for (const file of filesIn('functions'))
      expect(readFileSync(file, 'utf8').split('\n').length, file).toBeLessThanOrEqual(50);
  });

  it.each<Import & { wall: string }>([
    { wall: 'a floor above', file: 'lib/health/apply-event.ts', from: '#lib/alerts/alert.ts' },
    { wall: 'the same floor', file: 'lib/plaid/parse-webhook.ts', from: '#lib/slack/access.ts' },
    { wall: 'a way round', file: 'lib/plaid/parse-webhook.ts', from: '../slack/access.ts' },
    { wall: 'an SDK in the core', file: 'lib/flows/sweep.ts', from: '@slack/web-api' },
    { wall: 'the network in the core', file: 'lib/commands/plaid-item.ts', from: 'node:http' },
    { wall: 'a test in the house', file: 'lib/flows/sweep.ts', from: '../../test/fakes/x.ts' },
    { wall: 'a function', file: 'lib/connect.ts', from: '#functions/inbox.ts' },
  ])('would refuse $wall', ({ file, from }) => {
    expect(complaint({ file, from })).toBeDefined();
  });
});

function complaint({ file, from }: Import): string | undefined {
  const room = roomOf(file);
  if (from.startsWith('./')) return undefined;
  if (from.startsWith('#lib/')) {
    const other = roomOf(from.replace('#lib', 'lib'));
    if (other === room || floorOf(other) < floorOf(room)) return undefined;
    return `${file}: ${room} may not know ${other}`;
  }
  const allowed = [...(doors[room] ?? []), ...pure];
  return allowed.includes(from) ? undefined : `${file}: ${from} does not belong in ${room}`;
}

function floorOf(room: string): number {
  return floors.findIndex((rooms) => rooms.includes(room));
}

/** `lib/health/apply-event.ts` is in the room `health`; `lib/ports.ts` is a room of its own. */
function roomOf(file: string): string {
  const [, room = ''] = file.split('/');
  return room.replace(/\.ts$/, '');
}

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gms)].map((match) => ({
    file,
    from: match[1] ?? '',
  }));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => relative('.', join(folder, name)));
}
