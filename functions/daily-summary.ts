import type { Context } from 'aws-lambda';

import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { tellSummaries } from '#lib/flows/tell-summaries.ts';
import { invocationIds } from '#lib/invocation-ids.ts';

const config = botConfig(process.env);
const ports = connect('daily-summary', config);

export function handler(event: unknown, context?: Context): Promise<void> {
  return ports.log.invocation(invocationIds(context), () =>
    tellSummaries(config.summaries, event, ports),
  );
}
