import type { Changes } from '../local/changes.ts';
import type { FunctionLines } from '../local/function-lines.ts';
import type { PretendPlaid } from '../local/pretend-plaid.ts';
import type { PretendSlack } from '../local/pretend-slack.ts';
import type { RunningFunctions } from '../local/run-functions.ts';
import type { Workspace } from '../local/slack-workspace.ts';
import type { WorldClock } from '../local/world-clock.ts';

/** All that the console can have an effect on. The functions do not know of it. */
export interface Backstage extends Pick<RunningFunctions, 'heartbeat' | 'database' | 'settled'> {
  /** Undefined: the environment names another one. */
  plaid: PretendPlaid | undefined;
  slack: PretendSlack | undefined;
  workspace: Workspace;
  clock: WorldClock;
  lines: FunctionLines;
  changes: Changes;
  /** Where Tartan listens. */
  door: () => string;
}

/** A request that cannot be taken, and why in a sentence. */
export class Untakable extends Error {}

export function plaidOf({ plaid }: Backstage): PretendPlaid {
  if (plaid === undefined)
    throw new Untakable('PLAID_BASE_URL is set: only the Plaid at that address can sign webhooks.');
  return plaid;
}

export function slackOf({ slack }: Backstage): PretendSlack {
  if (slack === undefined)
    throw new Untakable('SLACK_API_URL is set: use the Slack at that address.');
  return slack;
}
