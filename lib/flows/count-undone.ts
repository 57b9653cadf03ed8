import type { Log } from '#lib/ports/log.ts';
import type { SlackOutcome } from '#lib/ports/slack-channel.ts';

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
