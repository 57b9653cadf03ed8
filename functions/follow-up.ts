import type { Context } from 'aws-lambda';

import { liveConfig } from '#lib/config.ts';
import { connectLive } from '#lib/connect-live.ts';
import { followUp } from '#lib/flows/follow-up.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import type { FollowUp, Recheck } from '#lib/live-ports.ts';
import { connectLog } from '#lib/log.ts';
import { openSettings } from '#lib/secrets-manager/open-settings.ts';

const log = connectLog('follow-up', process.env['POWERTOOLS_METRICS_NAMESPACE']);
const config = await openSettings(process.env, liveConfig, log);
const ports = connectLive(config, log);

/** Invoked by our own Slack function and by the sweep alone. */
export function handler(job: FollowUp | Recheck, context?: Context): Promise<void> {
  return log.invocation(invocationIds(context), () => config.during(() => followUp(job, ports)));
}
