import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

import { alertSettleMs, slackConfig, tablePrefix } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { receiveStream } from '#lib/dynamodb/receive-stream.ts';

const slack = slackConfig(process.env);
const ports = connect('inbox', tablePrefix(process.env), slack);
const settings = { channel: slack.alertChannel, settleMs: alertSettleMs(process.env) };

export function handler(stream: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return receiveStream(stream, settings, ports);
}
