import type { Answer, CommandContext } from '#lib/commands/command.ts';
import { withLine } from '#lib/messages/institution-message.ts';
import type { Message } from '#lib/messages/message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import type { Audience, FollowUps, Log, LookUp } from '#lib/ports.ts';

import { answerCommand } from './answer-command.ts';

/** Who asked, and how an answer reaches them. */
export interface Asker {
  responseUrl: string;
  to: Audience;
  reference: string;
}

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
): Promise<Message | undefined> {
  const { lookUp, ...message }: Answer = await answerCommand(text, context, log);
  if (lookUp === undefined) return message;
  try {
    // What was answered to the asker is replaced when all is known.
    const to = asker.to === 'channel' ? 'channel' : 'in place';
    await followUps.start({ lookUp, ...asker, to });
  } catch (error) {
    log.error('follow-up not handed over', error, { reference: asker.reference });
    return withoutLookUp(lookUp, asker.reference);
  }
  return asker.to === 'channel' ? undefined : message;
}

function withoutLookUp(lookUp: LookUp, reference: string): Message {
  const sentence = `Plaid could not be asked just now; try again in a minute. Reference for your admin: ${reference}`;
  return lookUp.kind === 'institution'
    ? withLine(lookUp.stored, sentence)
    : problemMessage(sentence);
}
