import { caseMessageLine, caseModal } from '#lib/messages/case-messages.ts';
import { lineMessage, type Modal } from '#lib/messages/message.ts';
import type { Ports } from '#lib/ports.ts';
import { caseState, type CaseStatus, type SupportCase } from '#lib/support/support-case.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import type { InputErrors } from './submit-ticket.ts';
import { touchIncident } from './touch-incident.ts';
import { secretSentence } from './typed-secret.ts';

/** What a case is about: carried by the modal that shows the draft. */
export interface CaseOrigin {
  subject: string;
  with: SupportCase['with'];
  incidentKey?: string | undefined;
  itemIds: readonly string[];
  thread?: { channel: string; ts: string } | undefined;
}

type CasePorts = Pick<Ports, 'now' | 'cases' | 'alerts' | 'slack' | 'log'>;

const WRITE_TRIES = 5;

/** "I filed it." @param typed the case number, as somebody typed it. @param by Slack's id of who filed it */
export async function fileCase(
  origin: CaseOrigin,
  typed: string,
  by: string,
  ports: CasePorts,
): Promise<{ modal: Modal } | InputErrors> {
  const secret = secretSentence(typed);
  if (secret !== undefined) return { errors: { case: secret } };
  const number = typed.trim().replace(/^#/, '');
  if (!/^[A-Za-z0-9][\w-]{0,39}$/.test(number))
    return {
      errors: { case: 'Type the number that support gave to the case, such as 1234567, or close.' },
    };
  const known = await ports.cases.find(number);
  if (known !== undefined) return knownCase(known, ports);
  const at = ports.now().toISOString();
  const { thread, ...about } = origin;
  const filed: SupportCase = {
    ...about,
    number,
    status: 'Open',
    statusAt: at,
    filedBy: by,
    filedAt: at,
    version: 0,
  };
  // Lost to somebody who filed the same number in this moment: it is filed, and the thread has been told.
  if ((await ports.cases.save(filed)) === undefined) return knownCase(filed, ports);
  await tellOf(filed, thread, ports);
  return { modal: caseModal(caseState(filed, ports.now()), 'Noted.') };
}

/** Its card is looked at once more: who noted it may not have come so far. */
async function knownCase(known: SupportCase, ports: CasePorts): Promise<{ modal: Modal }> {
  if (known.incidentKey !== undefined) await touchIncident(known.incidentKey, ports);
  return { modal: caseModal(caseState(known, ports.now()), 'This case is known already.') };
}

/** A case has moved on: support said so, or somebody answered. */
export async function moveCase(
  number: string,
  status: CaseStatus,
  ports: CasePorts,
): Promise<void> {
  for (let tries = 0; tries < WRITE_TRIES; tries += 1) {
    const known = await ports.cases.find(number);
    if (known === undefined) return;
    const moved = { ...known, status, statusAt: ports.now().toISOString() };
    if ((await ports.cases.save(moved)) === undefined) continue;
    if (known.incidentKey !== undefined) await touchIncident(known.incidentKey, ports);
    return;
  }
  throw new UpstreamError('store', 'too many conflicts on one case');
}

/** The card shows it by itself; the thread is told who filed it. */
async function tellOf(
  filed: SupportCase,
  thread: CaseOrigin['thread'],
  ports: CasePorts,
): Promise<void> {
  if (filed.incidentKey !== undefined) await touchIncident(filed.incidentKey, ports);
  if (thread === undefined) return;
  const mark = { alert: filed.incidentKey ?? 'case', part: `case ${filed.number}` };
  const message = lineMessage(caseMessageLine(filed));
  const posted = await ports.slack.post(thread.channel, message, mark, thread.ts);
  if (posted.kind !== 'done') ports.log.warn('slack did not take the line', { ...posted });
}
