import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { sweep } from '#lib/flows/sweep.ts';

const config = botConfig(process.env);
const ports = connect('sweep', config);
const { settleMs, aheadMs } = config;

export function handler(): Promise<void> {
  return sweep({ channel: config.slack.alertChannel, settleMs, aheadMs }, ports);
}
