import type { AuditLine } from '#lib/audit/audit-line.ts';

import { type Audit, auditBounds } from './audit-message.ts';
import { csvRow } from './csv.ts';
import { limits } from './limits.ts';
import { context, type Message, packed, preformatted, section } from './message.ts';
import { lastDays } from './review-message.ts';

const HEADER = 'at,user,team,channel,kind,name,ids,result,reference';

/** What the table may take of a message: the rest is for the sentences around it. */
const MOST_TEXT = limits.message.totalText - 1_000;

/** The audit trail as a table to copy, as far as it fits into a message: the newest first. */
export function auditCsvMessage(audit: Audit): Message {
  const { lines, days } = audit;
  const rows = fitting(lines.map(rowOf));
  const missing = lines.length - rows.length;
  const title = `Requests of the ${lastDays(days)} as CSV`;
  return {
    text: `${title}.`,
    blocks: [
      section(`*${title}*`),
      ...packed([HEADER, ...rows], limits.section.text).map(preformatted),
      ...(missing > 0
        ? [
            context(
              `${String(missing)} older ones do not fit: ask for fewer days, such as \`/plaid audit 1d\`, or read the table in AWS.`,
            ),
          ]
        : []),
      ...auditBounds(audit),
    ],
  };
}

function fitting(rows: readonly string[]): readonly string[] {
  let length = HEADER.length;
  const over = rows.findIndex((row) => {
    length += row.length + 1;
    return length > MOST_TEXT;
  });
  return over === -1 ? rows : rows.slice(0, over);
}

function rowOf(line: AuditLine): string {
  const { at, user, team, channel, kind, name, ids, result, reference } = line;
  return csvRow([at, user, team, channel, kind, name, ids.join(' '), result, reference]);
}
