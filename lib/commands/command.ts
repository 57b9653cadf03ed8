import type { AuditConfig, SummaryPlace } from '#lib/config.ts';
import type { CommandHelp } from '#lib/messages/help-message.ts';
import type { Message } from '#lib/messages/message.ts';
import type { LookUp } from '#lib/live-ports.ts';
import type { TicketOrigin } from '#lib/tickets/ticket-origin.ts';
import type { Ports } from '#lib/ports.ts';
import type { SecretKind } from '#lib/secrets/secret-kinds.ts';

/** What a command may ask: what is stored, and nothing that has to be fetched. */
export interface CommandContext {
  ports: Pick<
    Ports,
    | 'now'
    | 'items'
    | 'connections'
    | 'pairs'
    | 'inbox'
    | 'alerts'
    | 'identifiers'
    | 'institutions'
    | 'checklists'
    | 'accounts'
    | 'sightings'
    | 'cases'
    | 'notes'
    | 'summaries'
    | 'audit'
    | 'pulses'
  >;
  options: CommandOptions;
  /** Slack's id of the channel where it is asked. */
  channel: string;
  /** And of who asks; undefined where nobody said. */
  user?: string;
}

/** What the configuration makes possible. */
export interface CommandOptions {
  /** Optional parts that are switched off. */
  notConfigured: readonly string[];
  /** Plaid's environment; undefined when it is not said. */
  environment: string | undefined;
  hasAccessTokens: boolean;
  hasFollowUps: boolean;
  hasCodat: boolean;
  /** Where each day is summed up. */
  summaries: readonly SummaryPlace[];
  /** Undefined: nobody is told what is in the audit trail. */
  audit?: AuditConfig;
}

/** What somebody typed after the noun. */
export interface Asked {
  words: readonly string[];
  /** All of it as it was typed; secrets are masked. */
  text: string;
  /** Only a command that `takesSecrets` is run in spite of these. */
  secrets: readonly SecretKind[];
}

/** What is shown at once, and what has to be looked up for the rest of the answer. */
export interface Answer extends Message {
  lookUp?: LookUp;
  /** Instead of a message: the form of a ticket. */
  form?: { origin: TicketOrigin; kind: string | undefined };
  /** That who asks may not be told. */
  isRefusal?: true;
}

/** One noun of `/plaid`. Parser and help are made from the same list of these. */
export interface Command extends CommandHelp {
  name: string;
  /** Reads pasted text, which may be long and may hold a secret by mistake. */
  takesPastes?: true;
  run(asked: Asked, context: CommandContext): Promise<Answer> | Answer;
}
