import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { commands, purpose } from '#lib/commands/registry.ts';
import { methodsWithoutScope, slackScopes } from '#lib/slack-scopes.ts';

import { manifestFor } from '../../infra/setup/slack-manifest.ts';
import { slackManifestSchema } from '../builders/slack-manifest-schema.ts';

interface Manifest {
  display_information: { name: string; description: string };
  features: {
    slash_commands: { command: string; url: string; description: string; usage_hint: string }[];
    shortcuts: { name: string; callback_id: string }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { request_url: string; bot_events: string[] };
    interactivity: { request_url: string };
  };
}

const API = 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com';
const manifest: Manifest = parse(manifestFor(API));
const isManifest = new Ajv().compile(slackManifestSchema);

/** All code of the bot and of its setup, by file. */
const sources = ['lib', 'infra/setup'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);

describe('the manifest of the Slack app', () => {
  it('is one that Slack takes', () => {
    isManifest(manifest);
    expect(isManifest.errors).toBeNull();
  });

  it.each([
    {
      case: 'a name that is too long',
      change: (one: Manifest) => (one.display_information.name = 'x'.repeat(36)),
    },
    {
      case: 'a request address without its scheme',
      change: (one: Manifest) =>
        (one.settings.interactivity.request_url = 'api.example/slack/events'),
    },
    {
      case: 'a shortcut whose name is too long',
      change: (one: Manifest) => one.features.shortcuts.push({ ...shortcut, name: 'x'.repeat(25) }),
    },
    {
      case: 'a part that nobody knows',
      change: (one: Manifest) => Object.assign(one, { colour: 'green' }),
    },
  ])('would be refused with $case', ({ change }) => {
    const changed = structuredClone(manifest);
    change(changed);
    expect(isManifest(changed)).toBe(false);
  });

  it('has every address at the deployment', () => {
    const { features, settings } = manifest;
    const door = `${API}/slack/events`;
    expect(features.slash_commands.map(({ url }) => url)).toEqual([door]);
    expect(settings.event_subscriptions.request_url).toBe(door);
    expect(settings.interactivity.request_url).toBe(door);
    expect(manifestFor(API)).not.toContain('your-api.example');
  });

  it('has the commands, shortcuts and events that the bot listens to', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(
      heard('command'),
    );
    const ids = manifest.features.shortcuts.map(({ callback_id: id }) => id);
    expect(ids.toSorted()).toEqual(heard('shortcut'));
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(
      expect.arrayContaining(heard('event')),
    );
  });

  it('says of /plaid what its own table says', () => {
    const [plaid] = manifest.features.slash_commands;
    expect(plaid?.description).toBe(purpose);
    const usages = commands.map(({ usage }) => usage.replace('/plaid ', ''));
    const nouns = new Set(commands.map(({ name }) => name)).add('help');
    for (const hint of plaid?.usage_hint.split(' | ') ?? []) {
      expect(nouns).toContain(hint.split(' ')[0]);
      // A noun alone, or what it takes in the words of its help.
      if (hint.includes(' ')) expect(usages.some((usage) => usage.startsWith(hint))).toBe(true);
    }
  });
});

describe('the scopes of the Slack app', () => {
  const called = calledMethods();

  it('finds the calls', () => {
    expect(called).toEqual(
      expect.arrayContaining([
        'chat.postMessage',
        'conversations.history',
        'views.open',
        'auth.test',
      ]),
    );
  });

  it('are those in the list that says why', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual(slackScopes.map(({ scope }) => scope));
  });

  it('cover every method that is called', () => {
    const covered = [...methodsWithoutScope, ...slackScopes.flatMap(({ methods }) => methods)];
    expect(called.filter((method) => !covered.includes(method))).toEqual([]);
  });

  it.each(slackScopes)('$scope is needed: $reason', ({ scope, methods }) => {
    // What people type and choose in Slack is no call of ours.
    if (scope === 'commands') expect(heard('command')).toEqual(['/plaid']);
    else expect(methods.filter((method) => !called.includes(method))).toEqual([]);
    expect(scope === 'commands' || methods.length > 0).toBe(true);
  });
});

const shortcut = { name: 'x', type: 'message', callback_id: 'x', description: 'x' };

/** What the bot has a listener for. */
function heard(what: 'command' | 'shortcut' | 'event'): string[] {
  const listener = new RegExp(String.raw`\bapp\.${what}\(\s*'([^']+)'`, 'g');
  return sources
    .flatMap((source) => [...source.matchAll(listener)].map(([, name]) => String(name)))
    .toSorted();
}

/** Every method of Slack's Web API that stands in the code; a client of another service has other names in it. */
function calledMethods(): string[] {
  const families =
    'api|auth|bots|chat|conversations|files|pins|reactions|team|usergroups|users|views';
  // `client.chat.update(`, or `({ chat }) => chat.update(`.
  const call = new RegExp(
    String.raw`(?:\.|(?:=>|[?:])\s*)(${families})\s*\.(\w+(?:\.\w+)*)\(`,
    'g',
  );
  const found = sources
    .filter((source) => source.includes("'@slack/web-api'"))
    .flatMap((source) =>
      [...source.matchAll(call)].map(([, family, name]) => `${String(family)}.${String(name)}`),
    );
  return [...new Set(found)].toSorted();
}
