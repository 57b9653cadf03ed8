import type { Answer, CommandContext } from '#lib/commands/command.ts';
import { parseCommand } from '#lib/commands/parse-command.ts';
import { commands } from '#lib/commands/registry.ts';
import { commandHelpMessage, helpMessage } from '#lib/messages/help-message.ts';
import { didYouMean, problemMessage } from '#lib/messages/problem-message.ts';
import { secretMessage } from '#lib/messages/secret-message.ts';
import type { Log } from '#lib/ports/log.ts';

/** `/plaid …`: the answer to a line that somebody typed, or to the button that stands for one. */
export async function answerCommand(
  text: string,
  context: CommandContext,
  log: Log,
): Promise<Answer> {
  const parsed = parseCommand(text, commands);
  switch (parsed.kind) {
    case 'command':
      if (parsed.asked.secrets.length > 0) log.count('secret.pasted');
      return parsed.command.run(parsed.asked, context);
    case 'help':
      return parsed.about === undefined ? helpMessage(commands) : commandHelpMessage(parsed.about);
    case 'unknown':
      return didYouMean(
        'Tartan does not know that command; /plaid help lists them all.',
        parsed.nearest.map((name) => `/plaid ${name}`),
      );
    case 'too long':
      return problemMessage(
        'That is too long for one question. Ask with a single id or code, or paste it after /plaid explain; /plaid help shows how.',
      );
    case 'secret':
      log.count('secret.pasted');
      return secretMessage(parsed.secrets);
  }
}
