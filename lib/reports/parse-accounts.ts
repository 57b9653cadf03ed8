import * as z from 'zod/mini';

import type { Account } from '#lib/health/account.ts';
import { identifierIn, nameIn } from '#lib/incoming/identifier-in.ts';

const MOST_ACCOUNTS = 40;
const NAME_LENGTH = 60;

const fields = z.record(z.string(), z.unknown());

/** The accounts of a report, as Link's `onSuccess` and `/accounts/get` give them; one without an id is left out. */
export function parseAccounts(value: unknown): Account[] {
  const accounts = z.array(z.unknown()).safeParse(value).data ?? [];
  return accounts.slice(0, MOST_ACCOUNTS).flatMap((one): Account[] => {
    const body = fields.safeParse(one).data ?? {};
    // Link calls it `id`.
    const accountId = identifierIn(body['account_id'] ?? body['id']);
    if (accountId === undefined) return [];
    return [
      {
        accountId,
        mask: textIn(body['mask'], /^[A-Za-z0-9]{2,4}$/),
        name: nameIn(body['name'], NAME_LENGTH),
        type: textIn(body['type'], /^[a-z][a-z _-]{0,39}$/i),
        // Such as `401k`, and nothing as long as a number of an account.
        subtype: textIn(body['subtype'], /^\d{0,4}[a-z][a-z _-]{0,39}$/i),
      },
    ];
  });
}

function textIn(value: unknown, shape: RegExp): string | undefined {
  return typeof value === 'string' && shape.test(value) ? value : undefined;
}
