import { createHash } from 'node:crypto';

/** One account of an Item, as your app describes it, in Plaid's own words. */
export interface Account {
  accountId: string;
  /** The last digits of its number, two to four of them. */
  mask?: string | undefined;
  /** What the bank calls it, such as `Plaid Checking`. */
  name?: string | undefined;
  type?: string | undefined;
  subtype?: string | undefined;
}

/**
 * By what an account is known again in another Item: its bank, its name and the last digits of its number. Source: Plaid's
 * FAQ on duplicate Items. Undefined when one of the three is missing.
 */
export function accountMark(
  institutionId: string | undefined,
  { name, mask }: Pick<Account, 'name' | 'mask'>,
): string | undefined {
  if (!institutionId || !name || !mask) return undefined;
  const known = [institutionId, name.toLowerCase(), mask].join('\n');
  return createHash('sha256').update(known).digest('hex').slice(0, 32);
}
