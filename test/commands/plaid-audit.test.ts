import { describe, expect, it } from 'vitest';

import type { AuditConfig } from '#lib/config.ts';

import { auditLine } from '../contracts/audit-trail.ts';
import { ask } from '../builders/ask.ts';
import { at } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { fakePorts } from '../fakes/fake-ports.ts';

const audit: AuditConfig = { users: ['U0MIRA'], keptDays: 400, table: 'tartan-prod-audit' };
const DAY_S = 24 * 60 * 60;

/** The trail of a week, a day after its last line. */
async function withLines(count: number) {
  const ports = fakePorts(at(8 * DAY_S));
  for (let index = 0; index < count; index += 1) {
    const name = index % 3 === 0 ? 'find' : 'item';
    const line = auditLine(7 * DAY_S + index, { name, user: index === 1 ? 'U0OLE' : 'U0MIRA' });
    await ports.audit.add(line, 'r', 400, new AbortController().signal);
  }
  return ports;
}

async function asked(text: string, count: number, user = 'U0MIRA', config = audit) {
  const ports = await withLines(count);
  return ask(text, { ports, audit: config, user, people: true });
}

describe('/plaid audit', () => {
  it('says how to switch it on where nobody may read it, and how to read it in AWS', async () => {
    const answer = await asked('audit', 3, 'U0MIRA', { ...audit, users: [] });
    expect(answer.isRefusal).toBe(true);
    expect(seen(answer)).toContain('AUDIT_USERS');
    expect(seen(answer)).toContain('aws dynamodb query --table-name tartan-prod-audit');
    expect(seen(answer)).not.toContain('itemA');
  });

  it('tells nobody whom the admin has not named', async () => {
    const answer = await asked('audit', 3, 'U0OLE');
    expect(answer.isRefusal).toBe(true);
    expect(seen(answer)).not.toContain('itemA');
  });

  it('has what was asked most, and the last lines', async () => {
    const answer = await asked('audit 7d', 20);
    expect(answer.text).toBe('20 requests of 2 people in the last 7 days.');
    const text = seen(answer);
    expect(text).toContain('`item` 13× by 2');
    expect(text).toContain('`find` 7×');
    expect(text).toContain('and 5 more');
    expect(text).toContain('<@U0MIRA>');
  });

  it.each([
    { text: 'audit 1d', count: 0, says: 'Nobody asked anything in the last 24 hours.' },
    { text: 'audit 90d', count: 3, says: 'for 1 to 14 days' },
    { text: 'audit soon', count: 3, says: 'for 1 to 14 days' },
  ])('$text, of $count: $says', async ({ text, count, says }) => {
    expect(seen(await asked(text, count))).toContain(says);
  });

  it('gives the table, as far as it fits', async () => {
    const answer = seen(await asked('audit 7d csv', 3));
    expect(answer).toContain('at,user,team,channel,kind,name,ids,result,reference');
    expect(answer).toContain(
      `${at(7 * DAY_S)},U0MIRA,T0HOME,C0OPS,command,find,itemA,answered,request-${7 * DAY_S}`,
    );
    expect(seen(await asked('audit 7d csv', 400))).toMatch(/\d+ older ones do not fit/);
  });
});
