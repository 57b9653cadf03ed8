import { randomUUID } from 'node:crypto';

import type { AuditLine } from '#lib/audit/audit-line.ts';
import type { Ports } from '#lib/ports.ts';

import { timeLimit } from './time-limit.ts';

/** An answer that is ready is not held up longer (on AWS the store gives up much earlier) … */
const MOST_MS = 1_500;
/** … nor, where the store has just failed us, for more than a try … */
const TRY_MS = 100;
/** … nor until Slack gives up, which it does after three seconds. */
const ANSWERED_BY_MS = 2_800;

/**
 * Notes what somebody asked for and what came of it: in the log, in the metrics and, for good, in the audit trail. That it
 * could not be kept there is no reason to keep the answer back; then the log has the whole line.
 *
 * @param keptDays how long it is kept
 */
export async function keepAuditLine(
  line: AuditLine,
  keptDays: number,
  ports: Pick<Ports, 'now' | 'sleep' | 'audit' | 'log'>,
): Promise<void> {
  const { at, user, kind, name, result, reference } = line;
  const ms = ports.now().getTime() - Date.parse(at);
  ports.log.count(result === 'failed' ? 'command.failed' : 'command.answered');
  ports.log.info('command asked', {
    subject: user,
    event: `${kind} ${name}`,
    decision: result,
    ms,
    reference,
  });
  const most = result === 'failed' ? TRY_MS : MOST_MS;
  const limit = timeLimit(Math.max(0, Math.min(most, ANSWERED_BY_MS - ms)), ports);
  try {
    await ports.audit.add(line, randomUUID().slice(0, 8), keptDays, limit.signal);
  } catch (error) {
    ports.log.error('audit line lost', error, { line });
    ports.log.count('audit.lost');
  } finally {
    limit.end();
  }
}
