import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

import { maskSecrets } from '#lib/secrets/mask-secrets.ts';

import type { Log } from './ports.ts';

/** One JSON line for each sentence, and metrics in CloudWatch's embedded format: the only place that writes to stdout. */
export function connectLog(service: string): Log {
  const logger = new Logger({ serviceName: service });
  const metrics = new Metrics({ namespace: 'tartan', serviceName: service });
  return {
    info(sentence, fields = {}) {
      logger.info(sentence, masked(fields));
    },
    warn(sentence, fields = {}) {
      logger.warn(sentence, masked(fields));
    },
    error(sentence, cause, fields = {}) {
      logger.error(sentence, masked({ ...fields, cause: summary(cause) }));
    },
    count(metric) {
      metrics.singleMetric().addMetric(metric, MetricUnit.Count, 1);
    },
  };
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
  return masked({ ...value });
}
