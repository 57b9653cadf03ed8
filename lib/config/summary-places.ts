import { type Environment, list } from '#lib/environment.ts';

/** Where a daily summary is told, and when. */
export interface SummaryPlace {
  channel: string;
  /** Of the IANA's list: `Europe/Berlin`. */
  timeZone: string;
  /** On a clock there: `09:00`. */
  time: string;
}

/**
 * `SUMMARY_CHANNEL` names one channel or several, each with a time zone of its own if it needs one:
 * `C0OPS,C0BERLIN@Europe/Berlin`.
 */
export function summaryPlaces(env: Environment, alertChannel: string): SummaryPlace[] {
  const time = env['SUMMARY_TIME'] || '09:00';
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))
    throw new Error('SUMMARY_TIME must be a time of day such as 09:00');
  const usual = env['SUMMARY_TIMEZONE'] || 'UTC';
  const places = list(env['SUMMARY_CHANNEL'] || alertChannel).map((place) => {
    const [channel = '', timeZone = usual] = place.split('@');
    return { channel, timeZone, time };
  });
  const wrong = [usual, ...places.map(({ timeZone }) => timeZone)].find((zone) => !isZone(zone));
  if (wrong !== undefined)
    throw new Error(
      `SUMMARY_TIMEZONE and what stands behind @ in SUMMARY_CHANNEL must be time zones such as Europe/Berlin; ${wrong} is none`,
    );
  return places;
}

function isZone(timeZone: string): boolean {
  // What is usual is not asked for: the tables of zones cost a cold start 10 ms.
  if (timeZone === 'UTC') return true;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).format() !== '';
  } catch {
    return false;
  }
}
