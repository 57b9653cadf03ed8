import { LogFormatter, Logger, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

import { maskSecrets } from '#lib/secrets/mask-secrets.ts';

import type { InvocationIds } from './invocation-ids.ts';
import type { Count, Gauge } from './metric-names.ts';
import type { Log } from './ports/log.ts';

/**
 * One JSON line for each sentence, and metrics in CloudWatch's embedded format: the only place that writes to stdout.
 *
 * @param namespace of the metrics, where it is not our own
 */
export function connectLog(service: string, namespace?: string): Log {
  const logger = new Logger({ serviceName: service, logFormatter: new ShortLines() });
  const metrics = new Metrics({ namespace: namespace || 'tartan', serviceName: service });
  const counted = new Map<Count, number>();
  const measured = new Map<Gauge, number>();
  let ids: InvocationIds | undefined;

  /** One line for all of an invocation: a batch of a storm would say hundreds of them otherwise. */
  function tellMetrics(): void {
    const told = [...counted, ...measured];
    counted.clear();
    measured.clear();
    if (told.length === 0) return;
    for (const [name, value] of told) metrics.addMetric(name, MetricUnit.Count, value);
    metrics.publishStoredMetrics();
  }

  return {
    info(sentence, fields = {}) {
      logger.info(sentence, { ...ids, ...masked(fields) });
    },
    warn(sentence, fields = {}) {
      logger.warn(sentence, { ...ids, ...masked(fields) });
    },
    error(sentence, cause, fields = {}) {
      logger.error(sentence, { ...ids, ...masked({ ...fields, cause: summary(cause) }) });
    },
    count(metric) {
      counted.set(metric, (counted.get(metric) ?? 0) + 1);
    },
    measure(metric, value) {
      measured.set(metric, value);
    },
    async invocation(own, work) {
      ids = own;
      try {
        return await work();
      } finally {
        tellMetrics();
        ids = undefined;
      }
    },
  };
}

/** Each byte of a line is paid for, a million times: of what Powertools would say, a line has what somebody looks for. */
class ShortLines extends LogFormatter {
  override formatAttributes(told: UnformattedAttributes, fields: LogAttributes): LogItem {
    const { logLevel: level, message, serviceName: service } = told;
    const timestamp = this.formatTimestamp(told.timestamp);
    return new LogItem({ attributes: { level, message, service, timestamp, ...fields } });
  }
}

/** Foreign errors carry requests, and requests carry secrets: three fields of them are enough to find the fault. */
function summary(cause: unknown): Readonly<Record<string, unknown>> {
  if (!(cause instanceof Error)) return { message: String(cause) };
  const { name, message } = cause;
  const code = 'code' in cause ? cause.code : undefined;
  return { name, message, code };
}

function masked(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, maskedValue(value)]),
  );
}

function maskedValue(value: unknown): unknown {
  if (typeof value === 'string') return maskSecrets(value);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? value.map(maskedValue) : masked({ ...value });
}
