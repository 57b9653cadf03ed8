/** What came of what somebody asked for. */
export type AuditResult =
  | 'answered'
  /** By who may ask where: SLACK_TEAMS, SLACK_CHANNELS, AUDIT_USERS. */
  | 'not allowed'
  /** It held a secret, and was not run. */
  | 'secret'
  /** There is no such command, button or form. */
  | 'unknown'
  | 'failed';

export type AuditKind = 'command' | 'button' | 'shortcut' | 'form';

/** That a person looked something up or did something. Words that people type are never in it. */
export interface AuditLine {
  /** When, ISO 8601. */
  at: string;
  /** Slack's ids of who it was; empty where Slack did not say. */
  user: string;
  team: string;
  /** Where; empty for the form, which is in no channel. */
  channel: string;
  kind: AuditKind;
  /** The command, button, shortcut or form; of a button that stands for a command both: `share item`. */
  name: string;
  /** The identifiers that it was about, as far as their shape tells that they are some. */
  ids: readonly string[];
  result: AuditResult;
  /** Leads to the log's lines. */
  reference: string;
}
