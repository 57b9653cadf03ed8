import type { Context } from 'aws-lambda';

import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { tellSummaries } from '#lib/flows/tell-summaries.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLog } from '#lib/log.ts';
import { openSettings } from '#lib/secrets-manager/open-settings.ts';

const log = connectLog('daily-summary', process.env['POWERTOOLS_METRICS_NAMESPACE']);
const config = await openSettings(process.env, botConfig, log);
const ports = connect(config, log);
const { summaries } = config.current();

export function handler(event: unknown, context?: Context): Promise<void> {
  return log.invocation(invocationIds(context), () =>
    config.during(() => tellSummaries(summaries, event, ports)),
  );
}
