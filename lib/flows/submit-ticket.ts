import { draftMessage, draftModal } from '#lib/messages/draft-message.ts';
import type { Modal } from '#lib/messages/message.ts';
import type { Problem } from '#lib/messages/problem-message.ts';
import { FILE_ANYWAY } from '#lib/messages/ticket-modal.ts';
import type { Ports } from '#lib/ports.ts';
import { secretsIn } from '#lib/secrets/mask-secrets.ts';
import { kindNamed } from '#lib/tickets/all-kinds.ts';
import type { TicketOrigin } from '#lib/tickets/ticket-origin.ts';
import type { TicketAnswers, TicketKind } from '#lib/tickets/ticket-kind.ts';
import { type TicketDraft, writeTicket } from '#lib/tickets/write-ticket.ts';

import type { CaseOrigin } from './file-case.ts';
import { ticketMatter, type TicketMatter, type TicketPorts } from './ticket-matter.ts';
import { withTypedItem } from './typed-item.ts';
import { faultOf, placeTicket } from './widespread-ticket.ts';

type SubmitPorts = TicketPorts & Pick<Ports, 'inbox' | 'slack' | 'log'>;

/** What was filled in, with the name of the kind. */
export type FilledIn = TicketAnswers & { kind: string };

/** Sentences under the fields that they are about, by the id of the field's block. */
export interface InputErrors {
  errors: Readonly<Record<string, string>>;
}

/**
 * Writes the draft, posts it into the thread that it came from, and counts the fault that it is about.
 *
 * @param by Slack's id of who wrote it
 * @returns what is shown next; errors where the form has to be corrected first
 */
export async function submitTicket(
  origin: TicketOrigin,
  filledIn: FilledIn,
  by: string,
  ports: SubmitPorts,
): Promise<{ modal: Modal } | InputErrors | Problem> {
  const found = await ticketMatter(origin, ports);
  if ('problem' in found) return found;
  const matter = await withTypedItem(found, filledIn.ids['item_id'], ports);
  const chosen = kindNamed(filledIn.kind, matter.facts.advice) ?? matter.kind;
  const checked = checksMade(chosen, filledIn, ports.now());
  const errors = {
    ...missingChoices(chosen, filledIn),
    ...missingChecks(chosen, filledIn, ports.now()),
    ...hiddenSecrets(filledIn),
  };
  if (Object.keys(errors).length > 0) return { errors };
  await countFault(matter, chosen, filledIn, ports);
  const placed = await placeTicket(matter, chosen, filledIn.values, ports);
  const values = { ...placed.initial, ...filledIn.values };
  const draft = writeTicket(placed.kind, placed.facts, { values, ids: filledIn.ids, checked });
  const whereElse = await postInto(origin, draft, by, ports);
  const next: CaseOrigin = {
    subject: draft.subject,
    with: draft.kind.with,
    incidentKey: placed.incidentKey,
    itemIds: placed.facts.itemIds.slice(0, 3),
    thread: origin.thread,
  };
  return { modal: draftModal(draft, JSON.stringify(next), whereElse) };
}

/** A secret is not taken, wherever it was typed. */
function hiddenSecrets({ values, ids }: FilledIn): Record<string, string> {
  const typed = [
    ...Object.entries(values).map(([name, value]) => [`field ${name}`, value] as const),
    ...Object.entries(ids).map(([name, value]) => [`id ${name}`, value] as const),
  ];
  return Object.fromEntries(
    typed.flatMap(([block, value]) => {
      const [secret] = secretsIn(value);
      return secret === undefined
        ? []
        : [[block, `That is ${secret.name}: take it out, and replace it. ${secret.rotate}`]];
    }),
  );
}

/** A list to choose from is there because the text depends on it. */
function missingChoices({ fields }: TicketKind, { values }: FilledIn): Record<string, string> {
  const open = fields.filter(({ name, form }) => typeof form === 'object' && !values[name]);
  return Object.fromEntries(open.map(({ name }) => [`field ${name}`, 'Choose one of these.']));
}

function checksMade(kind: TicketKind, { checked, values }: FilledIn, now: Date): string[] {
  const isTooEarly = kind.tooEarly?.(values, now) !== undefined;
  return checked.filter((name) => !(isTooEarly && name === 'waited'));
}

/** What support asks for first is asked for here, too; who knows better says so, and the draft says it. */
function missingChecks(kind: TicketKind, filledIn: FilledIn, now: Date): Record<string, string> {
  if (kind.checks.length === 0 || filledIn.checked.includes(FILE_ANYWAY)) return {};
  const made = checksMade(kind, filledIn, now);
  const isComplete = kind.checks.every(({ name }) => made.includes(name));
  if (isComplete) return {};
  const early = kind.tooEarly?.(filledIn.values, now);
  const why = early === undefined ? 'Support asks for these first.' : `${early}.`;
  return { checks: `${why} Tick what is done, or that the draft is to be written anyway.` };
}

/** A ticket about an Item's data says that its data is faulty: it is kept as an event, and counted like a report. */
async function countFault(
  { facts }: TicketMatter,
  kind: TicketKind,
  { values }: FilledIn,
  ports: SubmitPorts,
): Promise<void> {
  const fault = faultOf(kind, values);
  const [itemId] = facts.itemIds;
  if (fault === undefined || itemId === undefined || facts.count !== 1) return;
  const at = ports.now().toISOString();
  const accounts = (values['accounts'] ?? '').split('\n').filter((id) => id !== '');
  for (const accountId of accounts.length === 0 ? [undefined] : accounts.slice(0, 10))
    await ports.inbox.keep({
      kind: 'item',
      event: {
        kind: 'data faulty',
        itemId,
        fault,
        accountId,
        at,
        receivedAt: at,
        source: 'TARTAN.TICKET',
        bodyHash: `${fault} ${accountId ?? ''}`,
        ids: {},
      },
    });
}

/** @returns what its writer is told about where else the draft is */
async function postInto(
  { thread, about }: TicketOrigin,
  draft: TicketDraft,
  by: string,
  ports: SubmitPorts,
): Promise<string> {
  if (thread === undefined) return '';
  const mark = {
    alert: about === '' ? 'ticket' : about,
    part: `draft ${ports.now().toISOString()}`,
  };
  const posted = await ports.slack.post(thread.channel, draftMessage(draft, by), mark, thread.ts);
  if (posted.kind === 'done') return 'The draft stands in the thread, too.';
  ports.log.warn('slack did not take the draft', { ...posted });
  return posted.kind === 'refused'
    ? 'The draft could not be posted into the thread: Tartan is not in that channel, or may not write there.'
    : 'The draft could not be posted into the thread just now; copy it from here.';
}
