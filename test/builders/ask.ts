import { expect } from 'vitest';

import type { Answer, CommandContext, CommandOptions } from '#lib/commands/command.ts';
import { answerCommand } from '#lib/flows/answer-command.ts';
import { applyToItem } from '#lib/flows/apply-to-item.ts';
import { learnFrom } from '#lib/flows/learn-from.ts';
import { openTicket } from '#lib/flows/open-ticket.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import type { Message } from '#lib/messages/message.ts';
import type { Log } from '#lib/ports/log.ts';

import { fakePorts } from '../fakes/fake-ports.ts';
import type { Fault } from '../fakes/played.ts';
import { START } from './item-events.ts';
import { slackProblems } from './slack-limits.ts';

export const CHANNEL = 'C0ALERTS';

/** Where, over what and with which configuration a command is asked; all is possible unless said otherwise. */
interface Asking extends Partial<CommandOptions> {
  ports?: CommandContext['ports'] & { log: Log };
  channel?: string;
  user?: string;
  /** That the answer may mention people of the workspace, and link to their messages. */
  people?: boolean;
  notes?: boolean;
}

/** The answer to `/plaid <text>`, after a look at whether Slack would take it. */
export async function ask(text: string, asking: Asking = {}): Promise<Answer> {
  const { ports = fakePorts(START), channel = CHANNEL, user = 'U0ASKER', ...rest } = asking;
  const { people = false, notes = false, ...options } = rest;
  const context = {
    ports,
    options: {
      notConfigured: [],
      environment: 'sandbox',
      hasAccessTokens: true,
      hasFollowUps: true,
      hasCodat: true,
      summaries: [],
      ...options,
    },
    channel,
    user,
  };
  const answer = await answerCommand(text, context, ports.log);
  const { lookUp, form, text: told, blocks } = answer;
  const message = { text: told, blocks };
  if (form !== undefined) {
    const opened = await openTicket(form.origin, form.kind, {}, ports);
    expect(slackProblems('modal' in opened ? opened.modal : opened.problem), text).toEqual([]);
  }
  expect(slackProblems(message, { people, notes }), text).toEqual([]);
  if (lookUp?.kind === 'institution') expect(slackProblems(lookUp.stored), text).toEqual([]);
  return answer;
}

/** The outside, after these events came in and were dealt with. */
export async function outsideAfter(events: readonly ItemEvent[], fault?: Fault) {
  const ports = fakePorts(START, fault);
  for (const event of events) {
    const entry = { kind: 'item', event } as const;
    await ports.inbox.keep(entry);
    await learnFrom(entry, ports);
    await applyToItem(event, ports);
  }
  return ports;
}

/** The buttons of a message, in their order. */
export function buttonsIn(message: Message): { id: string; label: string; value: string }[] {
  return message.blocks.flatMap((block) => {
    const elements = block.type === 'actions' ? block.elements : [];
    return elements.flatMap((element) =>
      element.type === 'button'
        ? [
            {
              id: element.action_id ?? '',
              label: element.text.text,
              value: element.value ?? '',
            },
          ]
        : [],
    );
  });
}

/** What the buttons that ask again ask for: without Share, a ticket draft and a checklist’s own. */
export function questionsIn(message: Message): string[] {
  return buttonsIn(message).flatMap(({ id, value }) => (id.startsWith('ask_') ? value : []));
}

/** What Share asks for, for the whole channel. */
export function sharedBy(message: Message): string | undefined {
  return buttonsIn(message).find(({ id }) => id === 'share')?.value;
}

/** Text as it stands in a message: what mrkdwn has to have escaped. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
