import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { slackScopes } from '#lib/slack-scopes.ts';

import { readTables } from '../infra/local/serverless-file.ts';
import { steps } from '../infra/setup/walk.ts';

const pages = readdirSync('docs').map((name) => ({
  name,
  text: readFileSync(`docs/${name}`, 'utf8'),
}));

describe('the pages for those who run it', () => {
  it.each(pages)('$name leads to pages that are there', ({ text }) => {
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => String(link));
    expect(links.filter((link) => !existsSync(`docs/${link}`) && link !== 'doctor.md')).toEqual([]);
  });

  it.each(pages)('$name names steps of the setup that are there', ({ text }) => {
    const named = [...text.matchAll(/--(?:only|from) ([a-z-]+)/g)].map(([, name]) => String(name));
    const known = steps.map(({ name }) => name);
    // "--from" of other commands is a table or a day.
    expect(named.filter((name) => !known.includes(name) && !name.startsWith('tartan-'))).toEqual(
      [],
    );
  });

  it('restore-table.md says of every table what its loss means', () => {
    const text = readFileSync('docs/restore-table.md', 'utf8');
    const tables = readTables('').map(({ TableName: name }) => String(name));
    expect(tables.length).toBeGreaterThan(10);
    const rows = [...text.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => String(name));
    expect(tables.filter((name) => !rows.includes(name))).toEqual([]);
  });

  it('deploy.md says of every scope why, in the words of the list', () => {
    const text = readFileSync('docs/deploy.md', 'utf8').replaceAll(/ +/g, ' ');
    for (const { scope, reason, without } of slackScopes)
      expect(text).toContain(`| \`${scope}\` | ${reason} | ${without} |`);
    expect(text.match(/^\| `[a-z]+:[a-z]+` \|/gm)).toHaveLength(slackScopes.length - 1);
  });

  it('rotate-secrets.md has a section for every secret', () => {
    const text = readFileSync('docs/rotate-secrets.md', 'utf8');
    const asked = readFileSync('lib/config.ts', 'utf8').match(/\b[A-Z_]+_(?:SECRET|TOKEN|KEY)\b/g);
    const secrets = [...new Set(asked)];
    expect(secrets).toContain('SLACK_BOT_TOKEN');
    expect(secrets.filter((name) => !text.includes(`## ${name}\n`))).toEqual([]);
  });
});

describe('alarms.md', () => {
  const sections = readFileSync('docs/alarms.md', 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => ({ name: section.split('\n')[0] ?? '', section }));

  it.each(sections)('says of $name what it means, and what to do', ({ section }) => {
    const parts = [...section.matchAll(/^- \*\*([^*]+)\.\*\* \S/gm)].map(([, part]) => part);
    expect(parts).toEqual(['Meaning', 'Impact', 'First look', 'Mitigation']);
  });

  it('has a section for every alarm', () => {
    const names = sections.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(20);
    const files = readdirSync('infra').filter((name) => name.endsWith('.yml'));
    const alarms = files.flatMap((file) =>
      [...readFileSync(`infra/${file}`, 'utf8').matchAll(/AlarmName: \S+?\}-([a-z-]+)/g)].map(
        ([, name]) => String(name),
      ),
    );
    expect(alarms.filter((name) => !names.includes(name))).toEqual([]);
  });
});
