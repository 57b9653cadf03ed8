import { context, list, type Message, section } from './message.ts';
import { code, escape } from './text.ts';

/** A command as its help shows it. */
export interface CommandHelp {
  usage: string;
  summary: string;
  example: string;
  details: readonly string[];
}

export function helpMessage(commands: readonly CommandHelp[]): Message {
  return {
    text: `Tartan answers /plaid ${commands.map(({ usage }) => usage.split(' ')[1]).join(', ')}.`,
    blocks: [
      section('*Tartan* knows your Plaid Items. What you can ask:'),
      ...commands.map(({ usage, summary }) => section(`${code(usage)}\n${escape(summary)}`)),
      context(`More on one of them: ${code('/plaid help item')}`),
    ],
  };
}

export function commandHelpMessage(command: CommandHelp): Message {
  return {
    text: escape(`${command.usage}: ${command.summary}`),
    blocks: [
      section(`${code(command.usage)}\n${escape(command.summary)}`),
      ...list('Good to know', command.details.map(escape)),
      section(`For example: ${code(command.example)}`),
    ],
  };
}
