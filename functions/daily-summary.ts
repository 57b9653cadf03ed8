import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { tellSummaries } from '#lib/flows/tell-summaries.ts';
import { connectLog } from '#lib/log.ts';
import { openSettings } from '#lib/secrets-manager/open-settings.ts';

const log = connectLog('daily-summary');
const config = await openSettings(process.env, botConfig, log);
const ports = connect(config, log);
const { summaries } = config.current();

export function handler(event: unknown): Promise<void> {
  return config.during(() => tellSummaries(summaries, event, ports));
}
