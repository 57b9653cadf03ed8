import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';

import { toInboxRecord } from '#lib/dynamodb/inbox-record.ts';
import { receiveStream } from '#lib/dynamodb/receive-stream.ts';
import { sweep } from '#lib/flows/sweep.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import type { InboxEntry } from '#lib/incoming/inbox-entry.ts';
import type { Ports } from '#lib/ports.ts';

import { fakePorts } from '../fakes/fake-ports.ts';
import type { SlackFault } from '../fakes/fake-slack.ts';
import type { Fault } from '../fakes/played.ts';
import { START } from './item-events.ts';
import { seen } from './seen.ts';

const SETTINGS = { channel: 'C0ALERTS', settleMs: 0 };
const STREAM_TRIES = 10;

/** The row of the inbox that an entry is kept as, as the stream of its table tells of it. */
function insertedRow(entry: InboxEntry, now: Date, number: number): DynamoDBRecord {
  // Lambda's types and the SDK's name the same wire form differently.
  const NewImage = Object(marshall(toInboxRecord(entry, now), { removeUndefinedValues: true }));
  return { eventName: 'INSERT', dynamodb: { NewImage, SequenceNumber: String(number) } };
}

/**
 * Deals with rows as AWS has the inbox function do it: a batch with a failing row comes again from that row on.
 *
 * @throws when a row fails every time
 */
export async function streamTo(ports: Ports, entries: readonly InboxEntry[]): Promise<void> {
  let rows = entries.map((entry, index) => insertedRow(entry, ports.now(), index));
  for (let tries = 0; rows.length > 0; tries += 1) {
    if (tries > STREAM_TRIES) throw new Error('a row fails every time');
    const { batchItemFailures } = await receiveStream({ Records: rows }, SETTINGS, ports);
    const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    const first = rows.findIndex(({ dynamodb }) => failed.includes(dynamodb?.SequenceNumber ?? ''));
    rows = first === -1 ? [] : rows.slice(first);
  }
}

/** The bot behind its doors over a pretended outside; no clock moves but by `pass` and `wait`. */
export function openTartan(
  options: { start?: string; fault?: Fault; slackFault?: SlackFault } = {},
) {
  const ports = fakePorts(options.start ?? START, options.fault, options.slackFault);
  let delivered = 0;

  /** Deals with all that was kept since the last time. */
  async function deliver(): Promise<void> {
    const { entries } = ports.inbox;
    const fresh = entries.slice(delivered);
    delivered = entries.length;
    await streamTo(ports, fresh);
  }

  async function sweepNow(): Promise<void> {
    await sweep({ ...SETTINGS, aheadMs: 0 }, ports);
    await deliver();
  }

  /** Moves on to so many seconds after the start, or stays where that has passed. */
  function passTo(seconds: number): void {
    const ms = Date.parse(options.start ?? START) + seconds * 1000 - ports.now().getTime();
    if (ms > 0) ports.pass(ms);
  }

  const cards = () => ports.slack.standing.filter(({ thread }) => thread === undefined);
  return {
    ports,
    deliver,
    sweepNow,
    passTo,
    /** Hears of these at once. */
    async receive(...events: ItemEvent[]): Promise<void> {
      for (const event of events) await ports.inbox.keep({ kind: 'item', event });
      await deliver();
    },
    /** Hears of each when it happens. */
    async live(...events: ItemEvent[]): Promise<void> {
      for (const event of events) {
        const ms = Date.parse(event.at) - ports.now().getTime();
        if (ms > 0) ports.pass(ms);
        await ports.inbox.keep({ kind: 'item', event });
        await deliver();
      }
    },
    /** A sweep every so many seconds, until so many seconds after the start; nothing else happens. */
    async sweepTo(seconds: number, everySeconds = 60): Promise<void> {
      const end = Date.parse(options.start ?? START) + seconds * 1000;
      while (ports.now().getTime() < end) {
        ports.pass(Math.min(everySeconds * 1000, end - ports.now().getTime()));
        await sweepNow();
      }
    },
    cards,
    /** What stands on the one card, as its readers see it. @throws where there are more, or none */
    card(): string {
      const [card, ...more] = cards();
      if (card === undefined || more.length > 0)
        throw new Error(`${String(cards().length)} cards stand there`);
      return seen(card.message);
    },
    lines: () =>
      ports.slack.standing
        .filter(({ thread }) => thread !== undefined)
        .map(({ message }) => message.text),
  };
}
