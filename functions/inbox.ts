import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { receiveStream } from '#lib/dynamodb/receive-stream.ts';
import { invocationIds } from '#lib/invocation-ids.ts';
import { connectLog } from '#lib/log.ts';
import { openSettings } from '#lib/secrets-manager/open-settings.ts';

const log = connectLog('inbox', process.env['POWERTOOLS_METRICS_NAMESPACE']);
const config = await openSettings(process.env, botConfig, log);
const ports = connect(config, log);
const { slack, settleMs } = config.current();
const settings = { channel: slack.alertChannel, settleMs };

export function handler(
  stream: DynamoDBStreamEvent,
  context?: Context,
): Promise<DynamoDBBatchResponse> {
  return log.invocation(invocationIds(context), () =>
    config.during(() => receiveStream(stream, settings, ports)),
  );
}
