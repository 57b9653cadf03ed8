import type { Command } from './command.ts';
import { plaidError } from './plaid-error.ts';
import { plaidItem } from './plaid-item.ts';
import { plaidStatus } from './plaid-status.ts';

/** All that can be asked with `/plaid`, in the order of its help. */
export const commands: readonly Command[] = [plaidItem, plaidError, plaidStatus];
