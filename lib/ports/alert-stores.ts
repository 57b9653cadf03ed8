import type { AlertRecord } from '#lib/alerts/alert.ts';
import type { SummaryRecord } from '#lib/summary/day-numbers.ts';

export interface AlertStore {
  find(id: string): Promise<AlertRecord | undefined>;
  /** The alert whose card is that message. */
  ofCard(channel: string, ts: string): Promise<AlertRecord | undefined>;
  /** @returns the record as it is now, or undefined when somebody else wrote since `alert` was read */
  save(alert: AlertRecord): Promise<AlertRecord | undefined>;
  /** The incidents that last, the newest first unless said otherwise. */
  open(limit: number, order?: 'oldest first'): Promise<AlertRecord[]>;
  /** Alerts to look at by then, the longest due first. */
  due(by: Date, limit: number): Promise<AlertRecord[]>;
}

/** What was told of each day, and where. */
export interface SummaryStore {
  find(place: string, day: string): Promise<SummaryRecord | undefined>;
  /** @returns the record as it is now, or undefined when somebody else wrote since it was read */
  save(record: SummaryRecord): Promise<SummaryRecord | undefined>;
  /** Those of the days before that one, the newest first. */
  before(place: string, day: string, limit: number): Promise<SummaryRecord[]>;
}

export interface ChannelPace {
  /** Takes the right to one call for this channel. @returns undefined, or when to ask again */
  take(channel: string, now: Date): Promise<Date | undefined>;
}
