import type { Resolution } from '#lib/alerts/alert.ts';
import type { Incident } from '#lib/alerts/incident.ts';

/** True of what concerns your whole account with Codat, and no connection. */
export function isOfWholeAccount({ code }: Pick<Incident, 'code'>): boolean {
  return code === 'RATE_LIMIT_REACHED';
}

/** Of an incident at Codat, or between it and Plaid, `whatHappened`. */
export function connectionWords({ code, count }: Pick<Incident, 'code' | 'count'>): string {
  if (isOfWholeAccount({ code })) return 'today’s quota of requests is used up';
  const one = count === 1;
  const who = connections(count);
  switch (code) {
    case 'DEAUTHORIZED':
      return `${who} lost access`;
    case 'UNLINKED':
      return `${who} ${one ? 'was' : 'were'} unlinked`;
    case 'LINKED_BUT_BROKEN':
      return `${who} Linked at Codat, broken at Plaid`;
    case 'DEAUTHORIZED_BUT_HEALTHY':
      return `${who} Deauthorized at Codat, fine at Plaid`;
    default:
      return `${who} ${one ? 'needs' : 'need'} a look`;
  }
}

/** `1 connection`, `12 connections`. */
export function connections(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'connection' : 'connections'}`;
}

/** What is said of them once that is over. */
export function connectionsOver(code: string, count: number, by: Resolution['by']): string {
  if (isOfWholeAccount({ code })) return 'Codat answers again';
  const one = count === 1;
  const all = one ? '1 connection' : `all ${connections(count)}`;
  switch (by) {
    case 'agreement':
      return `Codat and Plaid agree again${one ? '' : ` on ${all}`}`;
    case 'deleted':
      return `${all} ${one ? 'was' : 'were'} deleted`;
    case 'something else':
      return `${all} ${one ? 'is' : 'are'} no longer in this state`;
    default:
      return `${all} ${one ? 'works' : 'work'} again`;
  }
}
