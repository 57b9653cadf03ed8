import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

import type { ChannelPace } from '#lib/ports/alert-stores.ts';

import { type Database, tableName } from './client.ts';

/** Slack takes about one message a second for each channel, and short bursts. */
const CALL_EVERY_MS = 1_100;
const BURST_CALLS = 5;

/** How far ahead of now `paidTo` may be for another call: it takes the last place of a burst. */
const MOST_AHEAD_MS = (BURST_CALLS - 1) * CALL_EVERY_MS;

/**
 * Table `channels`: how much of Slack's patience is used up, shared by all that talk to a channel.
 *
 * | key       | is                                                                            |
 * |-----------|-------------------------------------------------------------------------------|
 * | `channel` | Slack's channel id                                                            |
 * | `paidTo`  | ms: every call moves it on by `CALL_EVERY_MS`, from now on if it lags behind         |
 */
export function connectChannelPace(database: Database): ChannelPace {
  const TableName = tableName(database, 'channels');
  return {
    async take(channel, now) {
      const { Item } = await database.client.send(
        new GetCommand({ TableName, Key: { channel }, ConsistentRead: true }),
      );
      const known: unknown = Item?.['paidTo'];
      const paidTo = typeof known === 'number' ? known : 0;
      if (paidTo > now.getTime() + MOST_AHEAD_MS) return new Date(paidTo - MOST_AHEAD_MS);
      try {
        await database.client.send(
          new PutCommand({
            TableName,
            Item: { channel, paidTo: Math.max(paidTo, now.getTime()) + CALL_EVERY_MS },
            ConditionExpression: 'attribute_not_exists(channel) OR paidTo = :paidTo',
            ExpressionAttributeValues: { ':paidTo': paidTo },
          }),
        );
        return undefined;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException)
          return new Date(now.getTime() + CALL_EVERY_MS);
        throw error;
      }
    },
  };
}
