import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';
import { parseReport } from '#lib/reports/parse-report.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const ITEM = 'mK7pTx2Qw9RvLz4NbYc6HsGdJ3fUaEo8iX1B5';
export const ACCOUNT = 'aQ3wEr5Ty7Ui9OpLkJhGfDsA1zXcVbNm2K4J6';
export const SESSION = '0d8b4f7e-2a61-4c39-9e50-f3a7c1b26d84';

/** When the report is signed, and when it is here. */
export const SIGNED = new Date('2026-11-21T12:00:00.000Z');
export const RECEIVED = new Date('2026-11-21T12:00:00.250Z');

/** As Link hands it to `onExit`. */
export const linkExit = {
  error: {
    error_type: 'INSTITUTION_ERROR',
    error_code: 'INSTITUTION_NOT_RESPONDING',
    error_message: 'the bank is silent',
    display_message: null,
  },
  metadata: {
    institution: { institution_id: 'ins_109508', name: 'Harbor Test Bank' },
    status: 'requires_credentials',
    link_session_id: SESSION,
    request_id: 'gT5kQw8ZxLm2Rv9',
  },
};
/** As Link hands it to `onEvent`. */
export const linkEvent = {
  event_name: 'ERROR',
  metadata: {
    error_type: 'ITEM_ERROR',
    error_code: 'INVALID_CREDENTIALS',
    error_message: 'the credentials were not right',
    exit_status: null,
    institution_id: 'ins_3',
    institution_name: 'Moorland Bank',
    institution_search_query: 'moor',
    link_session_id: SESSION,
    mfa_type: null,
    request_id: 'gT5kQw8ZxLm2Rv9',
    timestamp: '2026-11-21T11:58:30.125Z',
    view_name: 'CREDENTIAL',
  },
};

/** What is kept of a report that was signed. */
export function parsedReport(body: Fields | string | Uint8Array): InboxEntry {
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return parseReport(Buffer.from(text), { at: SIGNED, receivedAt: RECEIVED, bodyHash: 'its hash' });
}
