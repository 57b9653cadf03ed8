import type { Answer, CommandContext } from '#lib/commands/command.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import { code } from '#lib/messages/text.ts';
import type { Log } from '#lib/ports/log.ts';

import { answerCommand } from './answer-command.ts';

/** Answers a command from what is stored; of what has to be asked live it says where to ask. */
export async function answerStored(
  text: string,
  context: CommandContext,
  log: Log,
): Promise<Answer> {
  const { lookUp, ...answer } = await answerCommand(text, context, log);
  if (lookUp === undefined) return answer;
  return lookUp.kind === 'institution'
    ? lookUp.stored
    : problemMessage(`That is asked live: type ${code(`/plaid ${text}`)} in a channel.`);
}
