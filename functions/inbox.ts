import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

import { botConfig } from '#lib/config.ts';
import { connect } from '#lib/connect.ts';
import { receiveStream } from '#lib/dynamodb/receive-stream.ts';
import { connectLog } from '#lib/log.ts';
import { openSettings } from '#lib/secrets-manager/open-settings.ts';

const log = connectLog('inbox');
const config = await openSettings(process.env, botConfig, log);
const ports = connect(config, log);
const { slack, settleMs } = config.current();
const settings = { channel: slack.alertChannel, settleMs };

export function handler(stream: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return config.during(() => receiveStream(stream, settings, ports));
}
