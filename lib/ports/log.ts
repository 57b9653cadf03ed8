import type { InvocationIds } from '#lib/invocation-ids.ts';
import type { Count, Gauge } from '#lib/metric-names.ts';

export interface Log {
  info(sentence: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(sentence: string, fields?: Readonly<Record<string, unknown>>): void;
  /** Of a foreign error only name, code and message reach the log. */
  error(sentence: string, cause: unknown, fields?: Readonly<Record<string, unknown>>): void;
  /** Adds one to a metric. */
  count(metric: Count): void;
  /** Says how much of it there is. */
  measure(metric: Gauge, value: number): void;
  /**
   * Runs one invocation of the function: its lines bear these ids, and what it counts is told at its end, however it ends.
   * A Lambda deals with one at a time.
   */
  invocation<Answer>(ids: InvocationIds, work: () => Promise<Answer>): Promise<Answer>;
}
