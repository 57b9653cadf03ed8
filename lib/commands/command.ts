import type { CommandHelp } from '#lib/messages/help-message.ts';
import type { Message } from '#lib/messages/message.ts';
import type { Ports } from '#lib/ports.ts';

/** What a command may ask: what is stored, and nothing that has to be fetched. */
export interface CommandContext {
  ports: Pick<Ports, 'now' | 'items' | 'inbox' | 'alerts'>;
  /** Optional parts that are switched off. */
  notConfigured: readonly string[];
}

/** One noun of `/plaid`. Parser and help are made from the same list of these. */
export interface Command extends CommandHelp {
  name: string;
  run(args: readonly string[], context: CommandContext): Promise<Message>;
}
