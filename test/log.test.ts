import { afterEach, describe, expect, it, vi } from 'vitest';

import { connectLog } from '#lib/log.ts';

const TOKEN = 'access-production-3f2a1b4c-1111-4222-8333-aaaaaaaaaaaa';

describe('the log', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  function openLog() {
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
    const lines: string[] = [];
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, method).mockImplementation((line: unknown) => {
        lines.push(String(line));
      });
    return { log: connectLog('test'), lines };
  }

  it('writes a static sentence with its fields', () => {
    const { log, lines } = openLog();
    log.info('webhook kept', { itemId: 'abc' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: 'webhook kept', itemId: 'abc' });
  });

  it('masks secrets, however deep they lie', () => {
    const { log, lines } = openLog();
    log.warn('odd', { a: TOKEN, b: { c: [`x ${TOKEN}`] } });
    expect(lines.join()).not.toContain('3f2a1b4c');
    expect(lines.join()).toContain('access-production-[masked]');
  });

  it('takes three fields of a foreign error and nothing else', () => {
    const { log, lines } = openLog();
    const error = Object.assign(new Error(`call with ${TOKEN} failed`), {
      code: 'ECONNRESET',
      config: { headers: { 'PLAID-SECRET': 'the-secret' } },
    });
    log.error('webhook not kept', error, { ref: '1' });
    expect(lines.join()).not.toMatch(/the-secret|3f2a1b4c/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ref: '1',
      cause: { name: 'Error', code: 'ECONNRESET' },
    });
  });

  it('says what was thrown when it was no error', () => {
    const { log, lines } = openLog();
    log.error('odd', 'a string');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ cause: { message: 'a string' } });
  });

  it('counts metrics in the form that CloudWatch reads', () => {
    const { log, lines } = openLog();
    log.count('webhook.refused');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ 'webhook.refused': 1, service: 'test' });
  });
});
