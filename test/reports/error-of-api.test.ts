import { describe, expect, it } from 'vitest';

import { parseReport } from '#lib/reports/parse-report.ts';

const ITEM = 'wz666MBjYWTp2PDzzggYhM6oWWmBb';
const NOW = new Date('2026-11-21T12:00:00.000Z');

function parsed(body: unknown) {
  const bytes = Buffer.from(JSON.stringify(body));
  return parseReport(bytes, { at: NOW, receivedAt: NOW, bodyHash: 'hash' });
}

const error = {
  error_type: 'API_ERROR',
  error_code: 'INTERNAL_SERVER_ERROR',
  request_id: 'HNTDNrA8F1shFEW',
};

describe('an error as Plaid’s API gives it', () => {
  it.each([
    { case: 'inside the error, where Plaid has it', more: {}, id: 'HNTDNrA8F1shFEW' },
    { case: 'outside is null', more: { request_id: null }, id: 'HNTDNrA8F1shFEW' },
    {
      case: 'outside says another',
      more: { request_id: 'gT5kQw8ZxLm2Rv9' },
      id: 'gT5kQw8ZxLm2Rv9',
    },
  ])('keeps its request_id: $case', ({ more, id }) => {
    const entry = parsed({ kind: 'api_error', item_id: ITEM, error, ...more });
    expect(entry).toMatchObject({ kind: 'item', event: { ids: { request_id: id } } });
  });

  it('lets a null hide nothing that Link tells', () => {
    const metadata = {
      link_session_id: 'c0ffee00-5f2e-4a83-9c1a-2f60d1e7b3c5',
      institution: { institution_id: 'ins_3', name: 'Chase' },
    };
    const nulls = { institution_id: null, institution_name: null, link_session_id: null };
    expect(parsed({ kind: 'link_exit', item_id: ITEM, metadata, ...nulls })).toMatchObject({
      event: {
        ids: {
          institution_id: 'ins_3',
          institution_name: 'Chase',
          link_session_id: metadata.link_session_id,
        },
      },
    });
  });
});

describe('JSON that is no report', () => {
  it.each([
    { case: 'a list', body: [{ name: 'Mira Example' }] },
    { case: 'a text', body: 'Mira Example' },
  ])('leaves its size and its hash, and none of its values: $case', ({ body }) => {
    const entry = parsed(body);
    expect(entry).toMatchObject({ kind: 'quarantined', bodyHash: 'hash' });
    expect(JSON.stringify(entry)).not.toContain('Mira');
  });
});
