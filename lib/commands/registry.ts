import type { Command } from './command.ts';
import { plaidAudit } from './plaid-audit.ts';
import { plaidCheck } from './plaid-check.ts';
import { plaidChecklist } from './plaid-checklist.ts';
import { plaidCodat } from './plaid-codat.ts';
import { plaidDiagnose } from './plaid-diagnose.ts';
import { plaidDoctor } from './plaid-doctor.ts';
import { plaidError } from './plaid-error.ts';
import { plaidExplain } from './plaid-explain.ts';
import { plaidFind } from './plaid-find.ts';
import { plaidHowto } from './plaid-howto.ts';
import { plaidId } from './plaid-id.ts';
import { plaidInstitution } from './plaid-institution.ts';
import { plaidItem } from './plaid-item.ts';
import { plaidReview } from './plaid-review.ts';
import { plaidSandbox } from './plaid-sandbox.ts';
import { plaidStale } from './plaid-stale.ts';
import { plaidStatus } from './plaid-status.ts';
import { plaidSummary } from './plaid-summary.ts';
import { plaidTicket } from './plaid-ticket.ts';
import { plaidTickets } from './plaid-tickets.ts';
import { plaidWebhook } from './plaid-webhook.ts';

/** What `/plaid` is for, where Slack lists all commands of a workspace. */
export const purpose =
  'Plaid Items and Codat connections, how they are, what an error means, and what to do';

/** All that can be asked with `/plaid`, in the order of its help. */
export const commands: readonly Command[] = [
  plaidItem,
  plaidCheck,
  plaidFind,
  plaidStatus,
  plaidDoctor,
  plaidReview,
  plaidStale,
  plaidSummary,
  plaidInstitution,
  plaidExplain,
  plaidError,
  plaidWebhook,
  plaidId,
  plaidHowto,
  plaidDiagnose,
  plaidChecklist,
  plaidTicket,
  plaidTickets,
  plaidCodat,
  plaidSandbox,
  plaidAudit,
];
