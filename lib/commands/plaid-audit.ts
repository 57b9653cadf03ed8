import { auditCsvMessage } from '#lib/messages/audit-csv-message.ts';
import { auditMessage, auditOffMessage, quietAudit } from '#lib/messages/audit-message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';

import type { Command } from './command.ts';
import { reviewDays } from './review-days.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What can be read while Slack waits. */
const MOST_ROWS = 5_000;
const READING_MS = 1_500;

export const plaidAudit: Command = {
  name: 'audit',
  usage: '/plaid audit [7d]',
  summary: 'Who looked up and did what in the last days, and what was asked most.',
  example: '/plaid audit 7d',
  details: [
    'From 1d to 14d; 7d when nothing is said.',
    'It has who, when, where, which command or button, the identifiers and how it ended: never what was typed or pasted.',
    'Only the people of AUDIT_USERS are told. With csv behind it, or by its button: the same as a table to copy.',
  ],
  async run({ words }, { ports, options, user = '' }) {
    const { users = [], keptDays = 400, table = 'audit' } = options.audit ?? {};
    if (users.length === 0) return { ...auditOffMessage(table, keptDays), isRefusal: true };
    if (!users.includes(user)) return { ...notYou, isRefusal: true };
    const isCsv = words.at(-1)?.toLowerCase() === 'csv';
    const days = reviewDays((isCsv ? words.slice(0, -1) : words).join(' '));
    if (days === undefined) return notATime;
    const now = ports.now();
    const span = { from: new Date(now.getTime() - days * DAY_MS), to: now };
    const most = { rows: MOST_ROWS, until: new Date(now.getTime() + READING_MS) };
    const audit = { days, now, ...(await ports.audit.between(span, most)) };
    if (audit.lines.length === 0) return quietAudit(audit);
    return isCsv ? auditCsvMessage(audit) : auditMessage(audit);
  },
};

const notYou = problemMessage(
  'The audit trail is for the people whom your Tartan admin has named (AUDIT_USERS). Ask one of them.',
);

const notATime = problemMessage(
  'The audit trail is told for 1 to 14 days, for example `/plaid audit 7d`.',
);
