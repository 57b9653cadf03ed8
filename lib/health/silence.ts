import { isSignOfLife } from './doubt.ts';
import { byEventOrder, eventOrder, type ItemEvent } from './item-event.ts';
import type { ItemHealth, Trouble } from './item-health.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Webhooks within this time are one beat: a single fetch can bring several, one for each product. */
const ONE_BEAT_MS = HOUR_MS;

/** Of fewer beats nobody can say what is usual. */
const LEAST_BEATS = 4;

/** What was usual before these says little about now. */
const COUNTED_GAPS = 8;

/** An Item is silent after so many of its usual gaps … */
const SILENT_GAPS = 4;

/** … and never sooner than this, however often it is heard of. */
const LEAST_SILENCE_MS = DAY_MS;

/** What is usual may change: no longer than this goes by without a look. */
const LONGEST_WAIT_MS = 30 * DAY_MS;

/** The Item's usual time between data and data; undefined while too little is known. */
export function usualGapMs(events: readonly ItemEvent[]): number | undefined {
  const beats = beatsIn(events);
  if (beats.length < LEAST_BEATS) return undefined;
  const gaps = beats.slice(1).map((beat, index) => beat - (beats[index] ?? beat));
  return median(gaps.slice(-COUNTED_GAPS));
}

/** When data came, oldest first: each of what came together counts once. */
function beatsIn(events: readonly ItemEvent[]): number[] {
  const times = events
    .filter(({ kind }) => kind === 'alive')
    .map(({ at }) => Date.parse(at))
    .sort((a, b) => a - b);
  const beats: number[] = [];
  for (const time of times) if (time - (beats.at(-1) ?? -Infinity) >= ONE_BEAT_MS) beats.push(time);
  return beats;
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.length === 0 ? undefined : middle.reduce((sum, one) => sum + one) / middle.length;
}

/**
 * What becomes of an Item's silence with this event. Only a look, which is an `overdue` event, finds an Item silent; what
 * is known to be broken is not silent besides.
 *
 * @param history reaches back over the Item's last gaps where the event is a look
 */
export function listening(
  health: ItemHealth,
  event: ItemEvent,
  history: readonly ItemEvent[],
): ItemHealth {
  const isFirst = event.kind === 'alive' && health.lookAt === undefined;
  if (isFirst) return { ...health, lookAt: after(event.at, LEAST_SILENCE_MS) };
  if (isKnownBroken(health)) return withSilence(health, undefined);
  if (event.kind !== 'overdue') return health;
  const heard = history.filter((other) => eventOrder(other) < eventOrder(event)).sort(byEventOrder);
  const silence = silenceAt(event.at, heard);
  const looked = withSilence(health, silence);
  const isDue = health.lookAt !== undefined && health.lookAt <= event.at;
  return silence === undefined && isDue ? { ...looked, lookAt: nextLook(event.at, heard) } : looked;
}

/** When to look whether the Item is silent. Nobody looks at one that is known to be broken or silent. */
export function lookDue(health: ItemHealth): string | undefined {
  const isKnown = isKnownBroken(health) || silenceOf(health) !== undefined;
  return isKnown ? undefined : health.lookAt;
}

/** @param heard what came before, oldest first */
function silenceAt(at: string, heard: readonly ItemEvent[]): Trouble | undefined {
  const gap = usualGapMs(heard);
  const last = heard.findLast(isSignOfLife);
  if (gap === undefined || last === undefined || at < after(last.at, longestQuiet(gap)))
    return undefined;
  return {
    slot: 'silence',
    status: 'stale',
    code: 'STALE',
    errorType: 'SILENCE',
    since: last.at,
    order: eventOrder(last),
  };
}

/** As late as an Item that is heard of at its usual times allows; while little is known, at ever longer times. */
function nextLook(at: string, heard: readonly ItemEvent[]): string {
  const gap = usualGapMs(heard);
  const last = heard.findLast(isSignOfLife);
  const longest = after(at, LONGEST_WAIT_MS);
  if (gap === undefined || last === undefined) {
    const [first] = beatsIn(heard);
    const known = first === undefined ? LONGEST_WAIT_MS : Date.parse(at) - first;
    return earlier(after(at, Math.max(known, LEAST_SILENCE_MS)), longest);
  }
  return earlier(after(last.at, longestQuiet(gap)), longest);
}

function longestQuiet(gapMs: number): number {
  return Math.max(SILENT_GAPS * gapMs, LEAST_SILENCE_MS);
}

function withSilence(health: ItemHealth, silence: Trouble | undefined): ItemHealth {
  const known = silenceOf(health);
  if (known?.order === silence?.order) return health;
  const others = health.troubles.filter((trouble) => trouble !== known);
  return {
    ...health,
    troubles: [...others, ...(silence === undefined ? [] : [silence])].sort((a, b) =>
      a.slot.localeCompare(b.slot),
    ),
  };
}

function silenceOf(health: ItemHealth): Trouble | undefined {
  return health.troubles.find(({ slot }) => slot === 'silence');
}

/** A login of which we are not sure is looked at in its own time. */
function isKnownBroken({ troubles }: ItemHealth): boolean {
  return troubles.some(
    ({ slot, status }) => slot === 'login' || status === 'broken' || status === 'ended',
  );
}

function after(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
