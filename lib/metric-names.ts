/**
 * All that is counted, each under the function that counts it. Alarms and the dashboard are made of these names, so a name
 * that is not here cannot be counted.
 */
export const counts = [
  // Rows of the inbox that were not there before, by door: also the quarantined and the unknown ones.
  'webhook.kept',
  'codat.kept',
  'report.kept',
  // Answered 401, by door.
  'webhook.refused',
  'codat.refused',
  'report.refused',
  // Answered 401 as well, but signed: sent again late, or a clock is wrong.
  'webhook.stale_authentic',
  'codat.stale_authentic',
  'report.stale_authentic',
  // Kept, but unreadable.
  'webhook.quarantined',
  'codat.quarantined',
  'report.quarantined',
  // Kept, but of a kind that Tartan does not know.
  'webhook.unknown',
  'codat.unknown',
  'report.unknown',
  // Answered 503: whether it is signed could not be found out.
  'webhook.undecided',
  'webhook.unexpected_ip',
  'webhook.kid_throttled',
  'webhook.kid_unknown',
  // Of cards and summaries, by what Slack said: wait; no, until a person mends it; no, or no answer; it is not there.
  'slack.limited',
  'slack.refused',
  'slack.failed',
  'slack.gone',
  // Requests to our door for Slack that Slack has not signed.
  'slack.unsigned',
  'ssrf.blocked',
  'secret.pasted',
  // Cards.
  'alert.posted',
  'alert.edited',
  // What people typed, clicked and sent: together as many as there are lines in the audit trail, and lines that were lost.
  'command.answered',
  'command.failed',
  'audit.lost',
  // Secrets: the old ones stay in use.
  'secrets.not_read',
  // Schedules.
  'sweep.done',
  'summary.told',
  'summary.missed',
] as const;

export type Count = (typeof counts)[number];

/** What is measured: the last of a minute says how it stands. */
export const gauges = [
  // Alerts that were due, and that a sweep did not get to.
  'alerts.backlog',
] as const;

export type Gauge = (typeof gauges)[number];
