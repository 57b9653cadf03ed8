import type { Answer, CommandContext } from '#lib/commands/command.ts';
import { withLine } from '#lib/messages/institution-message.ts';
import type { Message } from '#lib/messages/message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import type { FollowUps, LookUp } from '#lib/live-ports.ts';
import type { Log } from '#lib/ports/log.ts';
import type { Audience } from '#lib/ports/slack-channel.ts';

import { answerCommand } from './answer-command.ts';

/** Who asked, and how an answer reaches them. */
export interface Asker {
  responseUrl: string;
  to: Audience;
  reference: string;
}

/** What is shown at once. */
export type Shown = Omit<Answer, 'lookUp'>;

/**
 * Answers a command from what is stored, and hands over what has to be looked up live.
 *
 * @returns what to show now; undefined when all of it will follow, because a channel is told once, and whole
 */
export async function answerAsker(
  text: string,
  asker: Asker,
  context: CommandContext,
  followUps: FollowUps,
  log: Log,
): Promise<Shown | undefined> {
  const { lookUp, ...message }: Answer = await answerCommand(text, context, log);
  if (lookUp === undefined) return message;
  try {
    await followUps.start({ lookUp, ...asker });
  } catch (error) {
    log.error('follow-up not handed over', error, { reference: asker.reference });
    return withoutLookUp(lookUp, asker);
  }
  return asker.to === 'channel' ? undefined : message;
}

function withoutLookUp(lookUp: LookUp, { to, reference }: Asker): Message {
  // A channel is told what is known; whom to ask about the rest is for who asked.
  const whom = to === 'channel' ? '' : ` Reference for your admin: ${reference}`;
  const sentence = `${namesOf(lookUp)} could not be asked just now; try again in a minute.${whom}`;
  return 'stored' in lookUp ? withLine(lookUp.stored, sentence) : problemMessage(sentence);
}

function namesOf({ kind }: LookUp): string {
  if (kind === 'doctor') return 'Slack, Plaid, Codat and AWS';
  return kind === 'codat' ? 'Codat' : 'Plaid';
}
