import type { Context } from 'aws-lambda';

import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { sweep } from '#lib/flows/sweep.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLambda } from '#lib/lambda/client.ts';
import { connectFollowUps } from '#lib/lambda/follow-ups.ts';

/** The cards wait for what is handed over. */
const HAND_OVER_MS = 1_000;

const config = botConfig(process.env);
const ports = connect('sweep', config);
const { settleMs, aheadMs, accessTokenFunction, followUpFunction } = config;
const canAsk = accessTokenFunction !== undefined && followUpFunction !== undefined;
const followUps = canAsk
  ? connectFollowUps(connectLambda(HAND_OVER_MS), followUpFunction)
  : undefined;

export function handler(_event: unknown, context?: Context): Promise<void> {
  const settings = { channel: config.slack.alertChannel, settleMs, aheadMs };
  return ports.log.invocation(invocationIds(context), () => sweep(settings, ports, followUps));
}
