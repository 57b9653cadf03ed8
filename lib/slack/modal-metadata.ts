import * as z from 'zod/mini';

import type { CaseOrigin } from '#lib/flows/file-case.ts';
import type { Note } from '#lib/ports/team-stores.ts';
import type { TicketOrigin } from '#lib/tickets/ticket-origin.ts';

const thread = z.optional(z.object({ channel: z.string(), ts: z.string() }));

const ticketOrigin: z.ZodMiniType<TicketOrigin> = z.object({
  about: z.string(),
  ids: z.optional(z.record(z.string(), z.string())),
  code: z.optional(z.string()),
  thread,
});

const caseOrigin: z.ZodMiniType<CaseOrigin> = z.object({
  subject: z.string(),
  with: z.enum(['Plaid', 'Codat']),
  incidentKey: z.optional(z.string()),
  itemIds: z.array(z.string()),
  thread,
});

const note: z.ZodMiniType<Omit<Note, 'itemId'>> = z.object({
  text: z.string(),
  permalink: z.string(),
  by: z.string(),
  at: z.string(),
});

/** What we had Slack keep with a modal. An older Tartan may have written it: then the modal is about nothing. */
export function ticketOriginIn(metadata: string): TicketOrigin {
  return read(ticketOrigin, metadata) ?? { about: '' };
}

export function caseOriginIn(metadata: string): CaseOrigin {
  return read(caseOrigin, metadata) ?? { subject: '', with: 'Plaid', itemIds: [] };
}

export function noteIn(metadata: string): Omit<Note, 'itemId'> | undefined {
  return read(note, metadata);
}

function read<Value>(shape: z.ZodMiniType<Value>, metadata: string): Value | undefined {
  try {
    return shape.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}
