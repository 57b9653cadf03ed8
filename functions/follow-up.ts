import { liveConfig } from '#lib/config.ts';
import { connectLive } from '#lib/connect-live.ts';
import { followUp } from '#lib/flows/follow-up.ts';
import type { FollowUp } from '#lib/live-ports.ts';

const ports = connectLive('follow-up', liveConfig(process.env));

/** Invoked by our own Slack function alone. */
export function handler(job: FollowUp): Promise<void> {
  return followUp(job, ports);
}
