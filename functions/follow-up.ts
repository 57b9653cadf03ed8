import type { Context } from 'aws-lambda';

import { liveConfig } from '#lib/config.ts';
import { connectLive } from '#lib/connect-live.ts';
import { followUp } from '#lib/flows/follow-up.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import type { FollowUp, Recheck } from '#lib/live-ports.ts';

const ports = connectLive('follow-up', liveConfig(process.env));

/** Invoked by our own Slack function and by the sweep alone. */
export function handler(job: FollowUp | Recheck, context?: Context): Promise<void> {
  return ports.log.invocation(invocationIds(context), () => followUp(job, ports));
}
