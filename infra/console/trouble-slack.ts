import { type Backstage, slackOf } from './backstage.ts';
import type { SlackTrouble } from './contract.ts';

/** Has the pretend Slack refuse for a while, or no longer. */
export function troubleSlack({ kind, seconds }: SlackTrouble, backstage: Backstage): void {
  const { troubles } = slackOf(backstage);
  if (kind === 'none') troubles.end();
  else troubles.begin(kind, seconds);
  backstage.changes.happened();
}
