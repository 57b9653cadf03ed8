import type { Context } from 'aws-lambda';

import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { sweep } from '#lib/flows/sweep.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLambda } from '#lib/lambda/client.ts';
import { connectFollowUps } from '#lib/lambda/follow-ups.ts';
import { connectLog } from '#lib/log.ts';
import { openSettings } from '#lib/secrets-manager/open-settings.ts';

/** The cards wait for what is handed over. */
const HAND_OVER_MS = 1_000;

const log = connectLog('sweep', process.env['POWERTOOLS_METRICS_NAMESPACE']);
const config = await openSettings(process.env, botConfig, log);
const ports = connect(config, log);
const { slack, settleMs, aheadMs, accessTokenFunction, followUpFunction } = config.current();
const canAsk = accessTokenFunction !== undefined && followUpFunction !== undefined;
const followUps = canAsk
  ? connectFollowUps(connectLambda(HAND_OVER_MS), followUpFunction)
  : undefined;

export function handler(_event: unknown, context?: Context): Promise<void> {
  const settings = { channel: slack.alertChannel, settleMs, aheadMs };
  return log.invocation(invocationIds(context), () =>
    config.during(() => sweep(settings, ports, followUps)),
  );
}
