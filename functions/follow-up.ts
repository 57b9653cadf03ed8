import { liveConfig } from '#lib/config.ts';
import { connectLive } from '#lib/connect-live.ts';
import { followUp } from '#lib/flows/follow-up.ts';
import type { FollowUp, Recheck } from '#lib/live-ports.ts';

const ports = connectLive('follow-up', liveConfig(process.env));

/** Invoked by our own Slack function and by the sweep alone. */
export function handler(job: FollowUp | Recheck): Promise<void> {
  return followUp(job, ports);
}
