import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { sweep } from '#lib/flows/sweep.ts';
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

export function handler(): Promise<void> {
  return sweep({ channel: config.slack.alertChannel, settleMs, aheadMs }, ports, followUps);
}
