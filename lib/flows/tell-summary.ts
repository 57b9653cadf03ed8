import { COMPARED_DAYS, compareSummary } from '#lib/commands/compare-summary.ts';
import { sumUp } from '#lib/commands/sum-up.ts';
import type { SummaryPlace } from '#lib/config.ts';
import type { Message } from '#lib/messages/message.ts';
import { summaryMessage } from '#lib/messages/summary-message.ts';
import { dayTitle, duration } from '#lib/messages/text.ts';
import type { Ports } from '#lib/ports.ts';
import type { MessageMark, SlackOutcome } from '#lib/ports/slack-channel.ts';
import type { SummaryRecord } from '#lib/summary/day-numbers.ts';
import { dueSummary } from '#lib/summary/due-summary.ts';
import { placeKey } from '#lib/summary/place-key.ts';

import { countUndone } from './count-undone.ts';

/** Longer than the function may run: a lease that has lapsed is nobody's any more. */
const LEASE_MS = 90_000;
/** After a refusal that only a person can mend. */
const REFUSED_MS = 60 * 60 * 1000;
/** From then on a summary says that it is late. */
const LATE_MS = 15 * 60 * 1000;
/** Between two looks of the schedule. */
const STEP_MS = 5 * 60 * 1000;

/** The right to tell a summary. */
interface Claim {
  record: SummaryRecord;
  /** Since when it may stand in the channel; undefined when nobody has set out before. */
  mayStandSince: Date | undefined;
  past: readonly SummaryRecord[];
}

/**
 * Tells the summary that is due, once, however often it is asked to: whoever takes the lease tells it, and looks for it
 * in the channel where somebody has set out before. What could not be told now is told at a later look, and says so.
 *
 * @param meant when the schedule meant to look; undefined when somebody does it by hand
 */
export async function tellSummary(
  place: SummaryPlace,
  meant: Date | undefined,
  ports: Ports,
): Promise<void> {
  const { day, window } = dueSummary(place, meant ?? ports.now());
  const isPassed = meant !== undefined && meant.getTime() - window.to.getTime() >= STEP_MS;
  const claim = await claimDay(placeKey(place), day, isPassed, ports);
  if (claim === undefined) return;
  const mark: MessageMark = { alert: `summary ${claim.record.place}`, part: day };
  const standing =
    claim.mayStandSince && (await ports.slack.find(place.channel, mark, claim.mayStandSince));
  if (standing !== undefined) {
    await keepTold(claim.record, standing, ports);
    return;
  }
  const facts = await sumUp(window, ports);
  // Kept before it is told, so that what stands in the channel is what later days are compared with.
  const kept = await ports.summaries.save({ ...claim.record, numbers: facts.numbers });
  if (kept === undefined) return;
  const lateMs = ports.now().getTime() - window.to.getTime();
  const message = summaryMessage({
    ...compareSummary(facts, day, claim.past),
    title: dayTitle(day),
    late: lateMs >= LATE_MS ? duration(lateMs) : undefined,
  });
  await settle(kept, await post(place.channel, message, mark, ports), ports);
}

/** @returns undefined when it is told, when somebody else is telling it, or when there is none to tell */
async function claimDay(
  place: string,
  day: string,
  isPassed: boolean,
  ports: Ports,
): Promise<Claim | undefined> {
  const known = await ports.summaries.find(place, day);
  const now = ports.now().toISOString();
  if (known?.told !== undefined || (known?.leaseUntil ?? '') > now) return undefined;
  const past = await ports.summaries.before(place, day, COMPARED_DAYS);
  // A place that is new begins with the next one: nobody has waited for those before.
  if (known === undefined && isPassed && past.length === 0) return undefined;
  const first: SummaryRecord = { place, day, begunAt: now, version: 0 };
  const record = await ports.summaries.save(withLease(known ?? first, LEASE_MS, ports));
  return record && { record, mayStandSince: known && new Date(known.begunAt), past };
}

/** A message whose blocks Slack does not take is posted as text alone: better plain than not at all. */
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

async function settle(record: SummaryRecord, outcome: SlackOutcome, ports: Ports): Promise<void> {
  if (outcome.kind === 'done') {
    await keepTold(record, outcome.ts, ports);
    return;
  }
  ports.log.warn('slack did not take the summary', { ...record, numbers: undefined, ...outcome });
  countUndone(outcome, ports.log);
  ports.log.count('summary.missed');
  switch (outcome.kind) {
    case 'limited':
      await ports.summaries.save(withLease(record, outcome.retryAfterMs, ports));
      return;
    case 'refused':
    case 'invalid':
      await ports.summaries.save({
        ...withLease(record, REFUSED_MS, ports),
        refusal: outcome.reason,
      });
      return;
    case 'unsure':
    case 'gone':
      // It may stand there: the lease lapses, and the next look looks for it.
      return;
  }
}

async function keepTold(record: SummaryRecord, ts: string, ports: Ports): Promise<void> {
  const at = ports.now().toISOString();
  ports.log.info('summary told', {
    subject: record.place,
    event: record.day,
    decision: 'told',
    ts,
  });
  ports.log.count('summary.told');
  await ports.summaries.save({
    ...record,
    told: { ts, at },
    leaseUntil: undefined,
    refusal: undefined,
  });
}

function withLease(record: SummaryRecord, ms: number, ports: Ports): SummaryRecord {
  return { ...record, leaseUntil: new Date(ports.now().getTime() + ms).toISOString() };
}
