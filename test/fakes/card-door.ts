import { expect } from 'vitest';

import { tellIncident } from '#lib/flows/tell-incident.ts';

import type { SlackPayload } from '../builders/slack-request.ts';
import { modalUser, type SlackDoor } from './modal-user.ts';
import { openSlackDoor } from './open-slack-door.ts';

const settings = { channel: 'C0ALERTS', settleMs: 0 };

/** A click or a shortcut is acknowledged with nothing: what it brings comes another way. */
export const acknowledged = { statusCode: 200, body: '' };

/** The Slack door, where the cards of these incidents stand in the channel. */
export async function doorWithCards(
  keys: readonly string[],
  options: Parameters<typeof openSlackDoor>[0] = {},
): Promise<SlackDoor> {
  const door = await openSlackDoor(options);
  for (const key of keys) {
    await tellIncident(key, { kind: 'inbox', seen: [] }, settings, door.fake);
    door.fake.pass(10_000);
  }
  return door;
}

/** The card of the only incident that was told. */
export function cardIn({ fake }: SlackDoor): { ts: string; channel: string } {
  const [card] = fake.slack.standing;
  if (card === undefined) throw new Error('no card stands there');
  return card;
}

/** Looks at an incident as the sweep does, some time later. */
export async function lookAgain({ fake }: SlackDoor, key: string, ms = 60_000): Promise<void> {
  fake.pass(ms);
  await tellIncident(key, { kind: 'sweep' }, settings, fake);
}

/** Does what opens a modal, and sits down before it. */
export async function opened(door: SlackDoor, payload: SlackPayload, user?: string) {
  expect(await door.ask(payload)).toEqual(acknowledged);
  expect(door.fake.slack.responses).toEqual([]);
  return modalUser(door, user);
}

/** What stands in threads, with the message that each hangs on. */
export function inThreads({ fake }: SlackDoor) {
  return fake.slack.standing.filter(({ thread }) => thread !== undefined);
}

/** The log's lines that lead from the reference which a person was given, but the one that each request leaves. */
export function linesWith({ fake }: SlackDoor, reference: string): unknown[] {
  return fake.log.lines.filter((line) => {
    const { sentence, ...fields } = Object(line);
    return sentence !== 'command asked' && Object.values(fields).includes(reference);
  });
}
