import type { AlertRecord, CardFacts } from '#lib/alerts/alert.ts';
import { toldAlert } from '#lib/alerts/alert-changes.ts';
import { alertMessage } from '#lib/messages/alert-message.ts';
import type { Message } from '#lib/messages/message.ts';
import type { Ports } from '#lib/ports.ts';
import type { MessageMark, SlackOutcome } from '#lib/ports/slack-channel.ts';
import { nextStepFor } from '#lib/triage/next-step.ts';

import { undone } from './undone.ts';
import type { Visit } from './visit-slack.ts';

/** `alert` is to be saved; where it is missing, nobody knows whether Slack did it. */
type Telling = { kind: 'told'; alert: AlertRecord } | { kind: 'not told'; alert?: AlertRecord };

/**
 * Posts the card, or edits the one that stands.
 *
 * @param card the one to edit; undefined for a new one, unless an earlier visit turns out to have posted it
 */
export async function tellCard(
  facts: CardFacts,
  card: AlertRecord['card'],
  visit: Visit,
  ports: Ports,
): Promise<Telling> {
  const { alert, channel } = visit;
  const mark = cardMark(alert);
  const message = alertMessage(alert.id, facts, nextStepFor(facts.code, facts.errorType));
  const standing = card ?? (visit.isRepeat ? await findCard(visit, ports) : undefined);
  const outcome = standing
    ? await ports.slack.edit(standing.channel, standing.ts, message, mark)
    : await post(channel, message, mark, ports);
  if (outcome.kind !== 'done') {
    const left = undone(visit, outcome, ports);
    return left === undefined ? { kind: 'not told' } : { kind: 'not told', alert: left };
  }
  // One that turns out to stand there is counted now: whoever posted it never heard that it did.
  ports.log.count(card === undefined ? 'alert.posted' : 'alert.edited');
  const now = ports.now();
  const posted = {
    channel: outcome.channel || channel,
    ts: outcome.ts,
    postedAt: now.toISOString(),
  };
  return { kind: 'told', alert: toldAlert(alert, standing ?? posted, facts, now) };
}

/** Looks for the card that an earlier visit may have posted. */
export async function findCard(
  { alert, channel }: Visit,
  ports: Ports,
): Promise<AlertRecord['card']> {
  const postedAt = alert.attempt?.since ?? ports.now().toISOString();
  const ts = await ports.slack.find(channel, cardMark(alert), new Date(postedAt));
  return ts === undefined ? undefined : { channel, ts, postedAt };
}

/** A card that Slack does not take with its blocks is posted as text alone: better plain than not at all. */
async function post(
  channel: string,
  message: Message,
  mark: MessageMark,
  ports: Ports,
): Promise<SlackOutcome> {
  const outcome = await ports.slack.post(channel, message, mark);
  if (outcome.kind !== 'invalid') return outcome;
  ports.log.warn('slack did not take the blocks, posting text alone', { reason: outcome.reason });
  return ports.slack.post(channel, { text: message.text, blocks: [] }, mark);
}

function cardMark(alert: AlertRecord): MessageMark {
  return { alert: alert.id, part: 'card' };
}
