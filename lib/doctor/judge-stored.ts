import type { AlertRecord } from '#lib/alerts/alert.ts';
import type { SummaryRecord } from '#lib/summary/day-numbers.ts';

import type { Examined, Fine, Finding } from './finding.ts';
import { judgeDoors, type DoorFacts } from './judge-doors.ts';
import { refusedPost } from './refused-post.ts';

const MINUTE_MS = 60_000;
/** A sweep comes every minute, and takes one at most. */
const SWEEP_MS = 5 * MINUTE_MS;
const CARD_MS = 10 * MINUTE_MS;
const SILENCE_MS = 24 * 60 * MINUTE_MS;

/** All that is stored about how Tartan itself is; undefined is what could not be read. */
export interface StoredFacts {
  now: Date;
  /** Plaid's environment that is configured. */
  environment: string | undefined;
  webhooks:
    | {
        last: string | undefined;
        /** Of the environments that the last Items belong to. */
        lastOf: Readonly<Record<string, string>>;
      }
    | undefined;
  /** Of the Items that had a webhook last, those whose record does not know of it yet. */
  stream: { looked: number; behind: readonly { receivedAt: string }[] } | undefined;
  sweep: { last: { at: string; since: string } | undefined } | undefined;
  alerts: readonly AlertRecord[] | undefined;
  summaries: readonly SummaryFacts[] | undefined;
  doors: DoorFacts | undefined;
}

export interface SummaryFacts {
  channel: string;
  /** The day whose summary should have been told by now, and when it was to be. */
  dueDay: string;
  dueAt: string;
  last: SummaryRecord | undefined;
}

export function judgeStored(facts: StoredFacts): Examined {
  const parts: [string, Examined | undefined][] = [
    ['the last webhooks', facts.webhooks && judgeWebhooks(facts.webhooks, facts)],
    ['what was made of the last webhooks', facts.stream && judgeStream(facts.stream)],
    ['the sweep', facts.sweep && judgeSweep(facts.sweep.last, facts.now)],
    ['the cards', facts.alerts && judgeCards(facts.alerts, facts.now)],
    ['the summaries', facts.summaries && judgeSummaries(facts.summaries, facts.sweep?.last?.since)],
    ['what the doors refused', facts.doors && judgeDoors(facts.doors)],
  ];
  return joined(
    parts.map(
      ([what, examined]) => examined ?? { findings: [{ kind: 'table not read', what }], fine: [] },
    ),
  );
}

export function joined(parts: readonly Examined[]): Examined {
  return {
    findings: parts.flatMap(({ findings }) => findings),
    fine: parts.flatMap(({ fine }) => fine),
  };
}

function judgeWebhooks(
  { last, lastOf }: { last: string | undefined; lastOf: Readonly<Record<string, string>> },
  { now, environment }: Pick<StoredFacts, 'now' | 'environment'>,
): Examined {
  if (last === undefined) return { findings: [{ kind: 'no webhook yet' }], fine: [] };
  const came = Object.entries(lastOf);
  const fine: Fine[] =
    came.length === 0
      ? [{ kind: 'webhook', environment: undefined, at: last }]
      : came.map(([name, at]) => ({ kind: 'webhook', environment: name, at }));
  if (now.getTime() - Date.parse(last) > SILENCE_MS)
    return { findings: [{ kind: 'webhooks ceased', last }], fine: [] };
  const names = came.map(([name]) => name);
  if (environment === undefined || names.length === 0 || names.includes(environment))
    return { findings: [], fine };
  return {
    findings: [{ kind: 'webhooks of another environment', came: names, wanted: environment }],
    fine,
  };
}

function judgeStream({ looked, behind }: NonNullable<StoredFacts['stream']>): Examined {
  const [oldest] = behind.map(({ receivedAt }) => receivedAt).sort();
  if (oldest !== undefined)
    return {
      findings: [{ kind: 'stream stuck', items: behind.length, of: looked, oldest }],
      fine: [],
    };
  return { findings: [], fine: looked === 0 ? [] : [{ kind: 'stream', items: looked }] };
}

function judgeSweep(last: { at: string } | undefined, now: Date): Examined {
  return last === undefined || now.getTime() - Date.parse(last.at) > SWEEP_MS
    ? { findings: [{ kind: 'sweep does not run', last: last?.at }], fine: [] }
    : { findings: [], fine: [{ kind: 'sweep', at: last.at }] };
}

/** One line for each reason that Slack gave, and one for all that waits without any. */
function judgeCards(alerts: readonly AlertRecord[], now: Date): Examined {
  const refused = alerts.flatMap(({ refusal, card }) =>
    refusal === undefined ? [] : [{ ...refusal, channel: card?.channel }],
  );
  const groups = new Set(refused.map(({ reason, channel }) => `${reason} ${channel ?? ''}`));
  const findings = [...groups].flatMap((name): Finding[] => {
    const group = refused.filter(({ reason, channel }) => name === `${reason} ${channel ?? ''}`);
    const since = group.map(({ at }) => at).sort()[0];
    const [first] = group;
    return first === undefined
      ? []
      : [refusedPost(first.channel, first.reason, { count: group.length, since })];
  });
  const late = alerts
    .filter(({ refusal }) => refusal === undefined)
    .flatMap(({ dueAt }) => dueAt ?? [])
    .filter((dueAt) => now.getTime() - Date.parse(dueAt) > CARD_MS)
    .sort();
  const [oldest] = late;
  if (oldest !== undefined) findings.push({ kind: 'cards late', count: late.length, oldest });
  const fine: Fine[] = findings.length === 0 ? [{ kind: 'cards', open: alerts.length }] : [];
  return { findings, fine };
}

/** @param since when Tartan began to run: what was due before that was nobody's */
function judgeSummaries(summaries: readonly SummaryFacts[], since: string | undefined): Examined {
  const owed = summaries.filter(
    ({ last, dueAt }) => last !== undefined || (since !== undefined && since <= dueAt),
  );
  return joined(owed.map(judgeSummary));
}

function judgeSummary({ channel, dueDay, last }: SummaryFacts): Examined {
  if (last?.told === undefined && last?.refusal !== undefined)
    return { findings: [refusedPost(channel, last.refusal, { count: 1 })], fine: [] };
  if (last?.told === undefined || last.day < dueDay) {
    const told = last?.told === undefined ? undefined : last.day;
    return {
      findings: [{ kind: 'summary not told', channel, day: dueDay, last: told }],
      fine: [],
    };
  }
  return { findings: [], fine: [{ kind: 'summary', channel, day: last.day }] };
}
