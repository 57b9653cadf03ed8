import { alertSettleMs, slackConfig, sweepAheadMs, tablePrefix } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { sweep } from '#lib/flows/sweep.ts';

const slack = slackConfig(process.env);
const ports = connect('sweep', tablePrefix(process.env), slack);
const settings = {
  channel: slack.alertChannel,
  settleMs: alertSettleMs(process.env),
  aheadMs: sweepAheadMs(process.env),
};

export function handler(): Promise<void> {
  return sweep(settings, ports);
}
