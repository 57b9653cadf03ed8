import { readFileSync } from 'node:fs';

import { describe, expect, it, onTestFinished } from 'vitest';

import { standardWebhook } from '#lib/incoming/standard-webhook.ts';
import { parseReport } from '#lib/reports/parse-report.ts';

import { listen } from '../../../infra/local/listen.ts';
import { report, type Report } from '../../../infra/local/report-client.ts';

const SECRET = `whsec_${Buffer.from('the reports of these tests').toString('base64')}`;
const ITEM = 'wz666MBjYWTp2PDzzggYhM6oWWmBb';

/** A Tartan that checks the signature and keeps nothing. */
async function tartan(status = 200) {
  const kept: unknown[] = [];
  const signature = standardWebhook(SECRET);
  const server = await listen(0, ({ method, url, headers, body }) => {
    expect(`${method} ${url.pathname}`).toBe('POST /reports');
    const names = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    const request = { method, headers: Object.fromEntries(names), body };
    const verified = signature.verify(request, new Date());
    if (verified.kind !== 'signed') return { status: 401, body: '' };
    kept.push(parseReport(body, { ...verified, receivedAt: new Date() }));
    return { status, body: '' };
  });
  onTestFinished(() => server.close());
  return { url: server.url, kept };
}

describe('the client that a backend copies', () => {
  it('stands in the README as it stands here', () => {
    const client = readFileSync('infra/local/report-client.ts', 'utf8').trimEnd();
    expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`ts\n${client}\n\`\`\``);
  });

  it.each<{ body: Report; kept: object }>([
    {
      body: { kind: 'item', item_id: ITEM, institution_id: 'ins_3', accounts: [] },
      kept: { kind: 'item', event: { kind: 'described', itemId: ITEM } },
    },
    {
      body: { kind: 'item_repaired', item_id: ITEM },
      kept: { kind: 'item', event: { kind: 'repaired' } },
    },
    {
      body: { kind: 'link_exit', client_user_id: 'u-17', error: { error_code: 'INVALID_MFA' } },
      kept: { kind: 'user', clientUserId: 'u-17', event: { error: { code: 'INVALID_MFA' } } },
    },
    {
      body: { kind: 'data_issue', item_id: ITEM, issue: 'missing_accounts' },
      kept: { kind: 'item', event: { kind: 'data faulty', fault: 'missing_accounts' } },
    },
  ])('signs $body.kind so that it is kept and understood', async ({ body, kept }) => {
    const door = await tartan();
    await report(body, door.url, SECRET);
    expect(door.kept).toMatchObject([kept]);
  });

  it.each([
    {
      case: 'another secret',
      secret: `whsec_${Buffer.from('another').toString('base64')}`,
      status: 200,
    },
    { case: 'a door that is down', secret: SECRET, status: 503 },
  ])('says so when it is not kept: $case', async ({ secret, status }) => {
    const door = await tartan(status);
    await expect(
      report({ kind: 'item_repaired', item_id: ITEM }, door.url, secret),
    ).rejects.toThrow(/^Tartan answered (401|503)$/);
  });
});
