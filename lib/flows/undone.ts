import type { AlertRecord } from '#lib/alerts/alert.ts';
import { forgottenCard, limitedAlert, refusedAlert } from '#lib/alerts/alert-changes.ts';
import type { Ports } from '#lib/ports.ts';
import type { SlackOutcome } from '#lib/ports/slack-channel.ts';

import { countUndone } from './count-undone.ts';
import type { Visit } from './visit-slack.ts';

/**
 * What becomes of an alert when Slack did not do what it was asked.
 *
 * @returns undefined when it may have done it after all
 */
export function undone(
  { alert, isRepeat }: Visit,
  outcome: Exclude<SlackOutcome, { kind: 'done' }>,
  ports: Ports,
): AlertRecord | undefined {
  ports.log.warn('slack did not do it', { alert: alert.id, ...outcome });
  countUndone(outcome, ports.log);
  // What an earlier visit may have done is as unknown as before.
  const attempt = isRepeat ? alert.attempt : undefined;
  const now = ports.now();
  switch (outcome.kind) {
    case 'unsure':
      return undefined;
    case 'limited': {
      const until = new Date(now.getTime() + outcome.retryAfterMs);
      return { ...limitedAlert(alert, until), attempt };
    }
    case 'gone':
      return { ...forgottenCard(alert, now), attempt };
    case 'refused':
    case 'invalid':
      return { ...refusedAlert(alert, outcome.reason, now), attempt };
  }
}
