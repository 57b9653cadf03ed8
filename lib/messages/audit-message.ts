import { mostAsked } from '#lib/audit/audit-count.ts';
import type { AuditLine, AuditResult } from '#lib/audit/audit-line.ts';

import { actions, button, context, lineMessage, type Message, section } from './message.ts';
import { clip, code, date, duration, escape, person } from './text.ts';
import { lastDays } from './review-message.ts';

const SHOWN_LINES = 15;
const SHOWN_NAMES = 5;

export interface Audit {
  days: number;
  /** The newest first. */
  lines: readonly AuditLine[];
  /** False: there are older ones, which could not be read in time. */
  isComplete: boolean;
  now: Date;
}

/** `/plaid audit`: who looked up and did what lately. */
export function auditMessage(audit: Audit): Message {
  const { lines, days, now } = audit;
  const more = lines.length - SHOWN_LINES;
  return {
    text: clip(`${headline(audit)}.`, 150),
    blocks: [
      section(`*${headline(audit)}*`),
      section(
        mostAsked(lines)
          .slice(0, SHOWN_NAMES)
          .map((one) => `${code(one.name)} ${timesOf(one)}`)
          .join('  ·  '),
      ),
      ...lines.slice(0, SHOWN_LINES).map((line) => context(lineOf(line, now))),
      ...(more > 0 ? [context(`and ${String(more)} more: see the CSV`)] : []),
      ...auditBounds(audit),
      actions(button('tell_csv', 'CSV', `audit ${String(days)}d csv`)),
    ],
  };
}

export function quietAudit({ days, isComplete }: Audit): Message {
  return lineMessage(
    isComplete
      ? `Nobody asked anything in the ${lastDays(days)}.`
      : 'The audit trail could not be read in time: please ask again in a minute.',
  );
}

/** Says so where not all could be read. */
export function auditBounds({ lines, isComplete }: Audit): ReturnType<typeof context>[] {
  const oldest = lines.at(-1)?.at;
  return isComplete || oldest === undefined
    ? []
    : [context(`:warning: There are more, before ${date(oldest)}: ask for fewer days.`)];
}

/** @param table that holds it. @param days how long a line is kept */
export function auditOffMessage(table: string, days: number): Message {
  const name = escape(table);
  const text =
    'The audit trail is kept, but nobody may read it here yet. Its admin says who may: AUDIT_USERS, Slack ids with commas between.';
  return {
    text,
    blocks: [
      section(text),
      section(
        `With rights in AWS anybody can read a day of it; lines are kept ${String(days)} days:\n\`\`\`aws dynamodb query --table-name ${name} --key-condition-expression '#d = :d' --expression-attribute-names '{"#d":"day"}' --expression-attribute-values '{":d":{"S":"2026-11-26"}}'\`\`\``,
      ),
    ],
  };
}

function headline({ lines, days, isComplete }: Audit): string {
  const people = new Set(lines.map(({ user }) => user)).size;
  const count = lines.length === 1 ? '1 request' : `${String(lines.length)} requests`;
  const who = people === 1 ? '1 person' : `${String(people)} people`;
  return `${isComplete ? '' : 'At least '}${count} of ${who} in the ${lastDays(days)}`;
}

function timesOf({ times, people }: { times: number; people: number }): string {
  return people === 1 ? `${String(times)}×` : `${String(times)}× by ${String(people)}`;
}

function lineOf({ at, user, channel, kind, name, ids, result }: AuditLine, now: Date): string {
  return [
    `${date(at)} (${duration(now.getTime() - Date.parse(at))} ago)`,
    user === '' ? 'somebody' : person(user),
    `${kind} ${code(name)}`,
    ...ids.slice(0, 3).map(code),
    ...(channel === '' ? [] : [`in ${code(channel)}`]),
    ...(result === 'answered' ? [] : [`*${resultWords[result]}*`]),
  ].join('  ');
}

const resultWords: Readonly<Record<AuditResult, string>> = {
  answered: 'answered',
  'not allowed': 'not allowed',
  secret: 'held a secret, not run',
  unknown: 'not known',
  failed: 'failed',
};
