import type { Advice } from '#lib/triage/advice.ts';

import {
  institutionKind,
  misclassifiedAccountsKind,
  missingAccountsKind,
  missingTransactionsKind,
  transactionDataKind,
} from './kinds/data-kinds.ts';
import { apiKind, errorKind, linkKind, maintenanceKind, mfaKind } from './kinds/error-kinds.ts';
import {
  assetsKind,
  checkKind,
  codatKind,
  identityVerificationKind,
  questionKind,
  signalKind,
  transferKind,
} from './kinds/product-kinds.ts';
import type { TicketKind } from './ticket-kind.ts';

/** All kinds of tickets, in the order in which they are offered. @param advice for the code that it may be about */
export function allKinds(advice?: Advice): readonly TicketKind[] {
  return [
    errorKind(advice),
    linkKind,
    apiKind,
    mfaKind,
    maintenanceKind,
    missingTransactionsKind,
    transactionDataKind,
    missingAccountsKind,
    misclassifiedAccountsKind,
    institutionKind,
    identityVerificationKind,
    transferKind,
    signalKind,
    checkKind,
    assetsKind,
    codatKind,
    questionKind,
  ];
}

/** @returns undefined for a name that no kind has */
export function kindNamed(name: string, advice?: Advice): TicketKind | undefined {
  return allKinds(advice).find((kind) => kind.name === name);
}
