import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { receiveStream } from '#lib/dynamodb/receive-stream.ts';
import { invocationIds } from '#lib/invocation-ids.ts';

const config = botConfig(process.env);
const ports = connect('inbox', config);
const settings = { channel: config.slack.alertChannel, settleMs: config.settleMs };

export function handler(
  stream: DynamoDBStreamEvent,
  context?: Context,
): Promise<DynamoDBBatchResponse> {
  return ports.log.invocation(invocationIds(context), () => receiveStream(stream, settings, ports));
}
