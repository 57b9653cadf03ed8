import * as z from 'zod/mini';

import type { LiveItem } from '#lib/health/live-item.ts';
import { identifierIn, nameIn } from '#lib/incoming/identifier-in.ts';
import { parseError } from '#lib/incoming/parse-error.ts';

const record = z.catch(z.record(z.string(), z.unknown()), {});

/** An `error` that is missing altogether is not one that is null: only Plaid's own word may heal an Item. */
const itemShape = z.object({
  item: z.looseObject({
    item_id: z.string().check(z.regex(/^[\w-]{1,128}$/)),
    error: z.nullable(z.union([z.record(z.string(), z.unknown()), z.string()])),
  }),
  status: record,
  request_id: z.unknown(),
});

/** What stands for an error that has no code. */
const NAMELESS = 'UNKNOWN_ERROR';

const LONGEST_ADDRESS = 500;

/** The answer of `/item/get`. @returns undefined for something else */
export function parseItem(answer: unknown): LiveItem | undefined {
  const parsed = itemShape.safeParse(answer);
  if (!parsed.success) return undefined;
  const { item, status, request_id: requestId } = parsed.data;
  return {
    itemId: item.item_id,
    institutionId: identifierIn(item['institution_id']),
    institutionName: nameIn(item['institution_name']),
    webhook: addressIn(item['webhook']),
    // Empty text is an error of which nothing is said.
    error: item.error === '' ? { code: NAMELESS } : parseError(item.error, NAMELESS),
    consentUntil: timeIn(item['consent_expiration_time']),
    updates: ['transactions', 'investments'].flatMap((product) => {
      const times = record.parse(status[product]);
      const succeeded = timeIn(times['last_successful_update']);
      const failed = timeIn(times['last_failed_update']);
      return succeeded === undefined && failed === undefined
        ? []
        : [{ product, succeeded, failed }];
    }),
    requestId: identifierIn(requestId),
  };
}

/** Null is an Item that has none. */
function addressIn(value: unknown): string | undefined {
  if (value === null) return '';
  return typeof value === 'string' ? value.slice(0, LONGEST_ADDRESS) : undefined;
}

function timeIn(value: unknown): string | undefined {
  const ms = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
