import { describe, expect, it } from 'vitest';

import { received } from '#lib/incoming/inbox-entry.ts';

import { sha256 } from '../builders/plaid-webhook.ts';
import { ITEM, linkExit } from '../builders/sample-reports.ts';
import { type ReportTampering, signedReport, whsec } from '../builders/signed-report.ts';
import { reportDoor } from '../fakes/report-door.ts';

const accepted = { statusCode: 200, body: '' };
const unauthorized = { statusCode: 401, body: '{"error":"unauthorized"}' };
const NOON_S = Date.parse('2026-11-21T12:00:00.000Z') / 1000;
const MEBIBYTE = 1024 * 1024;

const repaired = { kind: 'item_repaired', item_id: ITEM };

describe('what is signed', () => {
  const reports: {
    case: string;
    body: unknown;
    kind: string;
    subject: string;
    source: string;
  }[] = [
    {
      case: 'of an Item',
      body: repaired,
      kind: 'item',
      subject: ITEM,
      source: 'REPORT.ITEM_REPAIRED',
    },
    {
      case: 'of a user',
      body: { kind: 'link_exit', client_user_id: 'customer-12', ...linkExit },
      kind: 'user',
      subject: 'customer-12',
      source: 'REPORT.LINK_EXIT',
    },
    {
      case: 'of nobody that we know',
      body: { kind: 'link_exit', ...linkExit },
      kind: 'other',
      subject: 'ins_109508',
      source: 'REPORT.LINK_EXIT',
    },
  ];

  it.each(reports)('$case is kept', async ({ body, kind, subject, source }) => {
    const door = reportDoor();
    const request = door.sign(JSON.stringify(body));
    expect(await door.receive(request)).toEqual(accepted);
    const [entry, ...others] = door.ports.inbox.entries;
    expect(entry).toMatchObject({ kind });
    expect(entry && received(entry)).toMatchObject({
      at: '2026-11-21T12:00:00.000Z',
      receivedAt: '2026-11-21T12:00:00.000Z',
      bodyHash: sha256(request.body),
      source,
    });
    expect(others).toEqual([]);
    expect(door.counts()).toEqual({ 'report.kept': 1 });
    expect(door.ports.log.lines).toEqual([
      {
        sentence: 'report kept',
        subject,
        event: source,
        key: sha256(request.body).slice(0, 12),
        decision: 'kept',
        reason: kind,
      },
    ]);
  });

  it('of a kind that nobody knows is kept, and counted', async () => {
    const door = reportDoor();
    expect(await door.receive(door.sign({ kind: 'mood' }))).toEqual(accepted);
    expect(door.ports.inbox.entries).toMatchObject([{ kind: 'unfollowed', source: 'REPORT.MOOD' }]);
    expect(door.counts()).toEqual({ 'report.kept': 1, 'report.unknown': 1 });
  });

  it.each([
    { case: 'nothing', body: '' },
    { case: 'no JSON', body: 'kind=item' },
    { case: 'a list', body: '[]' },
    { case: 'nested without end', body: `${'['.repeat(200_000)}${']'.repeat(200_000)}` },
  ])('that is $case is quarantined, and counted', async ({ body }) => {
    const door = reportDoor();
    expect(await door.receive(door.sign(body))).toEqual(accepted);
    expect(door.ports.inbox.entries).toMatchObject([
      { kind: 'quarantined', source: 'REPORT.UNREADABLE', size: body.length },
    ]);
    expect(door.counts()).toEqual({ 'report.kept': 1, 'report.quarantined': 1 });
  });

  it('and names a token: neither the row nor the log has it', async () => {
    const door = reportDoor();
    const token = 'access-production-5b2e8c17-0f4d-4a96-8d31-c7e9f2a6b058';
    const error = { error_code: 'ITEM_LOCKED', error_message: `call with ${token} failed` };
    const body = { kind: 'api_error', item_id: ITEM, access_token: token, [token]: token, error };
    expect(await door.receive(door.sign(body))).toEqual(accepted);
    expect(await door.receive(door.sign({ ...body, kind: token }))).toEqual(accepted);
    expect(await door.receive(door.sign(`${JSON.stringify(body)},`))).toEqual(accepted);
    expect(door.ports.inbox.entries).toHaveLength(3);
    expect(door.traces()).toContain('call with access-production-[masked] failed');
    expect(door.traces()).not.toContain('5b2e8c17');
  });
});

describe('what is not signed', () => {
  const forgeries: { case: string; tampering: ReportTampering; reason: string }[] = [
    { case: 'no signature', tampering: { signature: () => undefined }, reason: 'no signature' },
    { case: 'no id', tampering: { headers: { 'webhook-id': undefined } }, reason: 'no signature' },
    {
      case: 'no time',
      tampering: { headers: { 'webhook-timestamp': undefined } },
      reason: 'no signature',
    },
    {
      case: 'another body',
      tampering: { bodyAfterSigning: '{"kind":"item","item_id":"FORGED"}' },
      reason: 'bad signature',
    },
    {
      case: 'a signature cut short',
      tampering: { signature: (honest) => honest.slice(0, -1) },
      reason: 'bad signature',
    },
    { case: 'an odd time', tampering: { timestamp: '17e8' }, reason: 'bad signature' },
    {
      case: 'a time ahead of us',
      tampering: { timestamp: String(NOON_S + 301) },
      reason: 'bad signature',
    },
  ];

  it.each(forgeries)('$case: 401, and nothing is kept', async ({ tampering, reason }) => {
    const door = reportDoor();
    const request = door.sign(repaired, tampering);
    expect(await door.receive(request)).toEqual(unauthorized);
    expect(door.ports.inbox.entries).toEqual([]);
    expect(door.counts()).toEqual({ 'report.refused': 1 });
    expect(door.ports.log.lines).toEqual([
      { sentence: 'report refused', decision: 'refused', reason },
    ]);
  });

  it('by the secret of somebody else: 401', async () => {
    const door = reportDoor();
    const forged = signedReport(whsec('guessed'), door.ports.now(), JSON.stringify(repaired));
    expect(await door.receive(forged)).toEqual(unauthorized);
    expect(door.ports.inbox.entries).toEqual([]);
    expect(door.counts()).toEqual({ 'report.refused': 1 });
  });

  it('rightly signed, but too old: 401, and counted apart', async () => {
    const door = reportDoor();
    const request = door.sign(repaired);
    door.ports.pass(301_000);
    expect(await door.receive(request)).toEqual(unauthorized);
    expect(door.ports.inbox.entries).toEqual([]);
    expect(door.counts()).toEqual({ 'report.stale_authentic': 1 });
    expect(door.ports.log.lines).toEqual([
      { sentence: 'report refused', decision: 'refused', reason: 'stale' },
    ]);
  });

  it('where reports are switched off nothing is signed, and it looks no different', async () => {
    const door = reportDoor('off');
    expect(await door.receive(door.sign(repaired))).toEqual(unauthorized);
    expect(await door.receive(signedReport('whsec_', door.ports.now(), ''))).toEqual(unauthorized);
    expect(door.ports.inbox.entries).toEqual([]);
    expect(door.counts()).toEqual({ 'report.refused': 2 });
  });
});

describe('what is no report', () => {
  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'post'])(
    '%s: 405, however it is signed',
    async (method) => {
      const door = reportDoor();
      expect(await door.receive(door.sign(repaired, { method }))).toEqual({
        statusCode: 405,
        headers: { allow: 'POST' },
        body: '',
      });
      expect(door.ports.inbox.entries).toEqual([]);
      expect(door.counts()).toEqual({});
    },
  );

  /** A report of exactly that many bytes. */
  function padded(size: number): string {
    const empty = JSON.stringify({ ...repaired, padding: '' });
    return JSON.stringify({ ...repaired, padding: 'p'.repeat(size - empty.length) });
  }

  it.each([
    { case: '1 MiB', size: MEBIBYTE, statusCode: 200, kept: 1 },
    { case: '1 MiB and a byte', size: MEBIBYTE + 1, statusCode: 413, kept: 0 },
    { case: '5 MiB', size: 5 * MEBIBYTE, statusCode: 413, kept: 0 },
  ])('$case: $statusCode', async ({ size, statusCode, kept }) => {
    const door = reportDoor();
    const request = door.sign(padded(size));
    expect(request.body.byteLength).toBe(size);
    expect(await door.receive(request)).toEqual({ statusCode, body: '' });
    expect(door.ports.inbox.entries).toHaveLength(kept);
  });

  it('what is too large is refused before its signature is looked at', async () => {
    const door = reportDoor();
    const forged = door.sign('x'.repeat(MEBIBYTE + 1), { signature: () => 'v1,c2lnbmVk' });
    expect(await door.receive(forged)).toEqual({ statusCode: 413, body: '' });
    expect(door.counts()).toEqual({});
  });
});

describe('order and repetition', () => {
  it('the same delivery, within its five minutes, is one row', async () => {
    const door = reportDoor();
    const request = door.sign(repaired);
    expect(await door.receive(request)).toEqual(accepted);
    door.ports.pass(300_000);
    expect(await door.receive(request)).toEqual(accepted);
    expect(door.ports.inbox.entries).toHaveLength(1);
    expect(door.ports.log.lines).toMatchObject([{ decision: 'kept' }, { decision: 'duplicate' }]);
  });

  it('a report with its own time, sent and signed again later, is one row', async () => {
    const door = reportDoor();
    const body = { ...repaired, timestamp: '2026-11-21T11:59:30.000Z' };
    for (const id of ['msg_1', 'msg_1', 'msg_2']) {
      expect(await door.receive(door.sign(body, { id }))).toEqual(accepted);
      door.ports.pass(60 * 60 * 1000);
    }
    expect(door.ports.inbox.entries).toMatchObject([
      { event: { at: '2026-11-21T11:59:30.000Z', receivedAt: '2026-11-21T12:00:00.000Z' } },
    ]);
  });

  it('without its own time it is as many as were signed', async () => {
    const door = reportDoor();
    for (let times = 0; times < 3; times += 1) {
      expect(await door.receive(door.sign(repaired))).toEqual(accepted);
      door.ports.pass(1_000);
    }
    expect(door.ports.inbox.entries).toHaveLength(3);
  });

  it('ten of the same at once are one row', async () => {
    const door = reportDoor();
    const request = door.sign(repaired);
    const answers = await Promise.all(Array.from({ length: 10 }, () => door.receive(request)));
    expect(answers).toEqual(Array.from({ length: 10 }, () => accepted));
    expect(door.ports.inbox.entries).toHaveLength(1);
  });

  const story = [
    { kind: 'item', item_id: ITEM, timestamp: '2026-11-21T11:50:00.000Z' },
    { kind: 'api_error', item_id: ITEM, timestamp: '2026-11-21T11:51:00.000Z', error: 'x' },
    { ...repaired, timestamp: '2026-11-21T11:52:00.000Z' },
    { kind: 'link_exit', item_id: ITEM, timestamp: '2026-11-21T11:53:00.000Z' },
  ];
  const orders = [
    { case: 'in order', order: [0, 1, 2, 3] },
    { case: 'the other way round', order: [3, 2, 1, 0] },
    { case: 'mixed, and each again', order: [2, 0, 3, 3, 1, 2, 0, 1] },
  ];

  it.each(orders)('$case: the history is the same', async ({ order }) => {
    const door = reportDoor();
    for (const place of order) {
      expect(await door.receive(door.sign(story[place] ?? {}))).toEqual(accepted);
      door.ports.pass(60_000);
    }
    const history = await door.ports.inbox.historySince(ITEM, new Date(0));
    expect(history.map(({ kind, at }) => ({ kind, at }))).toEqual([
      { kind: 'described', at: '2026-11-21T11:50:00.000Z' },
      { kind: 'noted', at: '2026-11-21T11:51:00.000Z' },
      { kind: 'repaired', at: '2026-11-21T11:52:00.000Z' },
      { kind: 'noted', at: '2026-11-21T11:53:00.000Z' },
    ]);
  });
});

describe('a store that does not answer', () => {
  it('is no reason to lose a report: the door fails, and your app sends it again', async () => {
    let isDown = true;
    const door = reportDoor('on', (place) => {
      if (isDown && place === 'inbox.keep') throw new Error('no answer');
    });
    const request = door.sign(repaired);
    await expect(door.receive(request)).rejects.toThrow('no answer');
    expect(door.ports.inbox.entries).toEqual([]);
    isDown = false;
    expect(await door.receive(request)).toEqual(accepted);
    expect(door.ports.inbox.entries).toHaveLength(1);
  });

  it('but has kept it: sent again, it is one row', async () => {
    let isDown = true;
    const door = reportDoor('on', (place, when) => {
      if (isDown && place === 'inbox.keep' && when === 'after') throw new Error('answer lost');
    });
    const request = door.sign(repaired);
    await expect(door.receive(request)).rejects.toThrow('answer lost');
    isDown = false;
    expect(await door.receive(request)).toEqual(accepted);
    expect(door.ports.inbox.entries).toHaveLength(1);
  });
});
