import { type LogPhase, logsEnd } from '#lib/support/log-clock.ts';
import type { CaseState } from '#lib/support/support-case.ts';

import { bold, code, date, link } from './text.ts';

const logs = link('https://dashboard.plaid.com/activity/logs', 'Plaid’s logs');

/** What the logs of Plaid's dashboard show now of something that happened then. */
export function logWords(phase: LogPhase, at: string): string {
  switch (phase) {
    case 'not yet':
      return `${logs} may show it only in an hour or two`;
    case 'there':
      return `in ${logs} until ${date(logsEnd(at), '{date_short}')}`;
    case 'vanishing':
      return `:hourglass_flowing_sand: ${logs} of it vanish ${date(logsEnd(at), '{date_short} ({ago})')}`;
    case 'gone':
      return `no longer in ${logs}, which go back 14 days`;
  }
}

/** `Case #123 Updated, Solved by itself on 4 May`. */
export function caseWords({ number, status, next }: CaseState): string {
  const move =
    next === undefined
      ? ''
      : `, ${next.status} by itself on ${date(next.at, '{date_short} ({ago})')}`;
  return `Case ${code(`#${number}`)} ${bold(status)}${move}`;
}
