import { incidentNow } from '#lib/commands/incident-now.ts';
import type { Modal } from '#lib/messages/message.ts';
import { notedModal, noteModal, notedSentence } from '#lib/messages/note-modal.ts';
import { type Problem, problemMessage } from '#lib/messages/problem-message.ts';
import { clip } from '#lib/messages/text.ts';
import { readPaste } from '#lib/pasted/read-paste.ts';
import type { Ports } from '#lib/ports.ts';
import type { Note } from '#lib/ports/team-stores.ts';
import { maskPersonal } from '#lib/secrets/mask-personal.ts';

import type { InputErrors } from './submit-ticket.ts';
import { secretSentence } from './typed-secret.ts';

type NotePorts = Pick<
  Ports,
  'now' | 'items' | 'connections' | 'pairs' | 'alerts' | 'notes' | 'sightings' | 'institutions'
>;

/** A message that somebody wants to keep with an Item. */
export interface Said {
  text: string;
  channel: string;
  /** The message that its thread hangs on: itself, where there is no thread. */
  threadTs: string;
  permalink: string;
  by: string;
  at: string;
}

const LONGEST_NOTE = 500;

/**
 * The shortcut `Add note to Item`: at once when it is clear which Item is meant, by the card whose thread it is in, or by
 * the only id in it that we know; otherwise the form asks.
 *
 * @returns what the asker alone is told, or the form
 */
export async function addNote(said: Said, ports: NotePorts): Promise<{ modal: Modal } | Problem> {
  const text = clip(maskPersonal(said.text).trim(), LONGEST_NOTE);
  if (text === '') return { problem: problemMessage('That message has no text to be noted.') };
  const meant = await itemsMeant(said, ports);
  const { permalink, by, at } = said;
  const note = { text, permalink, by, at };
  const [only] = meant;
  if (only === undefined || meant.length > 1)
    return { modal: noteModal(JSON.stringify(note), only) };
  await ports.notes.add({ ...note, itemId: only });
  return { problem: problemMessage(notedSentence(only)) };
}

/** The form of the shortcut, filled in. */
export async function addNoteTo(
  itemId: string,
  note: Omit<Note, 'itemId'>,
  ports: NotePorts,
): Promise<{ modal: Modal } | InputErrors> {
  const secret = secretSentence(itemId);
  if (secret !== undefined) return { errors: { item: secret } };
  const record = itemId === '' ? undefined : await ports.items.find(itemId);
  if (record === undefined)
    return { errors: { item: 'Tartan knows no such Item. Upper and lower case matter.' } };
  await ports.notes.add({ ...note, itemId });
  return { modal: notedModal(itemId) };
}

async function itemsMeant(said: Said, ports: NotePorts): Promise<string[]> {
  const alert = await ports.alerts.ofCard(said.channel, said.threadTs);
  const incident = alert && ((await incidentNow(alert.incidentKey, ports)) ?? alert.told?.facts);
  if (incident !== undefined && incident.count === 1) return [...incident.itemIds];
  const ids = readPaste(said.text).ids.map(({ value }) => value);
  const known = await Promise.all(
    [...new Set(ids)].slice(0, 10).map(async (id) => ((await ports.items.find(id)) ? [id] : [])),
  );
  return known.flat();
}
