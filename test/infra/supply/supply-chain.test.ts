import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';

import { judgeAudit } from '../../../infra/supply/judge-audit.ts';
import { licencesIn, notAllowed } from '../../../infra/supply/judge-licences.ts';
import { runNpm } from '../../../infra/supply/run-npm.ts';
import { listen } from '../../../infra/local/listen.ts';

const versions = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: versions, devDependencies: versions })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        integrity: z.optional(z.string()),
        hasInstallScript: z.optional(z.boolean()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

describe('packages', () => {
  it('are pinned to one version each', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('are known by their hash', () => {
    const installed = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(installed.length).toBeGreaterThan(200);
    expect(
      installed
        .filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''))
        .map(([path]) => path),
    ).toEqual([]);
  });

  it('run nothing when they are installed', () => {
    const settings = readFileSync('.npmrc', 'utf8').split('\n');
    expect(settings).toContain('ignore-scripts=true');
    expect(settings).toContain('save-exact=true');
  });
});

describe('licences', () => {
  const bill = (licenses: unknown) => ({
    components: [{ name: 'some', version: '1.0.0', licenses }],
  });

  it.each([
    ['MIT in what is deployed', [{ license: { id: 'MIT' } }], 'deployed', true],
    ['MPL in what is deployed', [{ license: { id: 'MPL-2.0' } }], 'deployed', false],
    ['MPL in a tool', [{ license: { id: 'MPL-2.0' } }], 'tool', true],
    ['GPL in a tool', [{ license: { id: 'GPL-3.0-only' } }], 'tool', false],
    [
      'a name that is no licence',
      [{ license: { name: 'SEE LICENSE IN LICENSE.md' } }],
      'tool',
      false,
    ],
    ['a choice, which somebody has to make', [{ expression: '(MIT OR GPL-3.0)' }], 'tool', false],
    [
      'two at a time',
      [{ license: { id: 'MIT' } }, { license: { id: 'GPL-3.0-only' } }],
      'tool',
      false,
    ],
    ['none', [], 'tool', false],
    ['nothing said', undefined, 'tool', false],
  ] as const)('%s', (_, licenses, use, isAllowed) => {
    expect(notAllowed(licencesIn(bill(licenses)), use).length === 0).toBe(isAllowed);
  });
});

describe('the audit', () => {
  const advisory = {
    id: 1,
    url: 'https://example.com/1',
    title: 'Reads what it should not',
    severity: 'high',
    vulnerable_versions: '*',
    cwe: [],
    cvss: { score: 0, vectorString: null },
  };
  const finding = (severity: string) => ({
    auditReportVersion: 2,
    vulnerabilities: {
      some: {
        name: 'some',
        severity,
        range: '<=1.2.3',
        via: [{ title: 'Reads what it should not', url: 'https://example.com/1' }, 'other'],
      },
    },
  });

  it.each([
    ['critical', 1, 0],
    ['high', 1, 0],
    ['moderate', 0, 1],
    ['low', 0, 1],
  ])('weighs what is %s', (severity, grave, lesser) => {
    const audit = judgeAudit(finding(severity));
    expect(audit).toMatchObject({ kind: 'answered' });
    if (audit.kind !== 'answered') return;
    expect([audit.grave.length, audit.lesser.length]).toEqual([grave, lesser]);
    expect([...audit.grave, ...audit.lesser]).toEqual([
      `${severity}: some <=1.2.3 Reads what it should not https://example.com/1; through other`,
    ]);
  });

  it.each([
    ['an error of npm', { error: { code: 'ENOLOCK', summary: 'no lockfile' } }],
    ['nothing', null],
    ['an empty answer', {}],
  ])('fails for %s: that is no answer, and not the fault of the registry', (_, told) => {
    expect(() => judgeAudit(told)).toThrow('npm audit');
  });

  it.each([
    ['that answers none', 405, '', 'unanswered', 0],
    ['that finds nothing', 200, {}, 'answered', 0],
    ['that finds something', 200, { stemmer: [advisory] }, 'answered', 1],
  ])(
    'asks a registry %s',
    async (_, status, body, kind, found) => {
      const asked: string[] = [];
      const registry = await listen(0, ({ url }) => {
        asked.push(url.pathname);
        return url.pathname.endsWith('/bulk') ? { status, body } : { status: 404, body: {} };
      });
      const own = [`--registry=${registry.url}`, '--fetch-retries=0'];
      const audit = judgeAudit(await runNpm(['audit', '--json', '--omit=dev', ...own]));
      await registry.close();
      expect(asked).toContain('/-/npm/v1/security/advisories/bulk');
      expect(audit.kind).toBe(kind);
      if (audit.kind === 'unanswered') expect(audit.why).toContain('405');
      else expect(audit.grave).toHaveLength(found);
    },
    30_000,
  );
});
