import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { tellSummaries } from '#lib/flows/tell-summaries.ts';

const config = botConfig(process.env);
const ports = connect('daily-summary', config);

export function handler(event: unknown): Promise<void> {
  return tellSummaries(config.summaries, event, ports);
}
