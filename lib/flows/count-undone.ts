import type { Log, SlackOutcome } from '#lib/ports.ts';

/** Counts what Slack did not do, by who can do something about it. */
export function countUndone(outcome: Exclude<SlackOutcome, { kind: 'done' }>, log: Log): void {
  switch (outcome.kind) {
    case 'limited':
    case 'refused':
    case 'gone':
      log.count(`slack.${outcome.kind}`);
      return;
    case 'invalid':
    case 'unsure':
      log.count('slack.failed');
  }
}
