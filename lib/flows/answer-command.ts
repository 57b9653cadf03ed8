import type { CommandContext } from '#lib/commands/command.ts';
import { parseCommand } from '#lib/commands/parse-command.ts';
import { commands } from '#lib/commands/registry.ts';
import { commandHelpMessage, helpMessage } from '#lib/messages/help-message.ts';
import type { Message } from '#lib/messages/message.ts';
import { didYouMean, problemMessage, secretMessage } from '#lib/messages/problem-message.ts';
import type { Log } from '#lib/ports.ts';

/** `/plaid …`: the answer to a line that somebody typed, or to the button that stands for one. */
export async function answerCommand(
  text: string,
  context: CommandContext,
  log: Log,
): Promise<Message> {
  const parsed = parseCommand(
    text,
    commands.map(({ name }) => name),
  );
  log.info('command asked', { kind: parsed.kind, name: parsed.kind === 'command' && parsed.name });
  switch (parsed.kind) {
    case 'command': {
      const command = commands.find(({ name }) => name === parsed.name);
      return command === undefined ? helpMessage(commands) : command.run(parsed.args, context);
    }
    case 'help': {
      const command = commands.find(({ name }) => name === parsed.about);
      return command === undefined ? helpMessage(commands) : commandHelpMessage(command);
    }
    case 'unknown':
      return didYouMean(
        'Tartan does not know that command; /plaid help lists them all.',
        parsed.nearest.map((name) => `/plaid ${name}`),
      );
    case 'too long':
      return problemMessage(
        'That is too long for one question. Ask with a single id or code; /plaid help shows how.',
      );
    case 'secret':
      log.count('secret.pasted');
      return secretMessage();
  }
}
