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
import type { TicketFacts, TicketKind } from './ticket-kind.ts';

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

/** What support wants to know of an error of a product is the product's own. */
const kindsOfTypes = new Map<string, TicketKind>([
  ['ASSET_REPORT_ERROR', assetsKind],
  ['CHECK_REPORT_ERROR', checkKind],
  ['CONSUMER_REPORT_ERROR', checkKind],
  ['SIGNAL_ERROR', signalKind],
  ['TRANSFER_ERROR', transferKind],
]);

/** The kind that the code of a ticket leads to. */
export function kindOfError({
  code,
  errorType,
  advice,
}: Pick<TicketFacts, 'code' | 'errorType' | 'advice'>): TicketKind {
  if (code === 'PLANNED_MAINTENANCE') return maintenanceKind;
  return kindsOfTypes.get(errorType ?? '') ?? errorKind(advice);
}

/** @returns undefined for a name that no kind has */
export function kindNamed(name: string, advice?: Advice): TicketKind | undefined {
  return allKinds(advice).find((kind) => kind.name === name);
}
