import type { AuditResult } from '#lib/audit/audit-line.ts';
import { keepAuditLine } from '#lib/flows/keep-audit-line.ts';
import type { Ports } from '#lib/ports.ts';

import { askedFor } from './asked-for.ts';
import type { SlackBody } from './parse-request.ts';

/** How requests ended, by their reference, where they did not end as usual. */
export type Endings = Map<string, 'failed' | 'not allowed'>;

/** Notes one request. @param came what became of it, where the door knows. @param begun when it came in */
export type Audit = (
  body: SlackBody,
  came: AuditResult | undefined,
  reference: string,
  begun: Date,
) => Promise<void>;

/** One line for each thing that a person wants of us, whatever becomes of it. */
export function connectAudit(
  endings: Endings,
  keptDays: number,
  ports: Pick<Ports, 'now' | 'sleep' | 'audit' | 'log'>,
): Audit {
  return async (body, came, reference, begun) => {
    const ended = endings.get(reference);
    endings.delete(reference);
    const asked = askedFor(body);
    if (asked === undefined) return;
    const { result: clear, ...what } = asked;
    const result = came ?? ended ?? clear ?? 'answered';
    await keepAuditLine({ at: begun.toISOString(), ...what, result, reference }, keptDays, ports);
  };
}
