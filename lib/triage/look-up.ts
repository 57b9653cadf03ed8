import { distance } from 'fastest-levenshtein';

import type { Advice, AdviceTable } from './advice.ts';
import { apiError } from './plaid/api-error.ts';
import { assetReportError } from './plaid/asset-report-error.ts';
import { bankTransferError } from './plaid/bank-transfer-error.ts';
import { checkReportError } from './plaid/check-report-error.ts';
import { consumerReportError } from './plaid/consumer-report-error.ts';
import { incomeVerificationError } from './plaid/income-verification-error.ts';
import { institutionError } from './plaid/institution-error.ts';
import { invalidInput } from './plaid/invalid-input.ts';
import { invalidRequest } from './plaid/invalid-request.ts';
import { invalidResult } from './plaid/invalid-result.ts';
import { itemError } from './plaid/item-error.ts';
import { itemNotice } from './plaid/item-notice.ts';
import { oauthError } from './plaid/oauth-error.ts';
import { partnerError } from './plaid/partner-error.ts';
import { paymentError } from './plaid/payment-error.ts';
import { rateLimitExceeded } from './plaid/rate-limit-exceeded.ts';
import { recaptchaError } from './plaid/recaptcha-error.ts';
import { sandboxError } from './plaid/sandbox-error.ts';
import { signalError } from './plaid/signal-error.ts';
import { transactionError } from './plaid/transaction-error.ts';
import { transactionsError } from './plaid/transactions-error.ts';
import { transferError } from './plaid/transfer-error.ts';
import { userError } from './plaid/user-error.ts';

/** One error code of one error type, with what we know about it. */
export interface KnownCode {
  type: string;
  code: string;
  advice: Advice;
}

/** Each type's codes; where a code stands under several types, the first here is meant unless the type is said. */
const tables: Readonly<Record<string, AdviceTable>> = {
  ITEM_ERROR: itemError,
  ITEM: itemNotice,
  INSTITUTION_ERROR: institutionError,
  API_ERROR: apiError,
  ASSET_REPORT_ERROR: assetReportError,
  BANK_TRANSFER_ERROR: bankTransferError,
  CHECK_REPORT_ERROR: checkReportError,
  CONSUMER_REPORT_ERROR: consumerReportError,
  INCOME_VERIFICATION_ERROR: incomeVerificationError,
  INVALID_INPUT: invalidInput,
  INVALID_REQUEST: invalidRequest,
  INVALID_RESULT: invalidResult,
  OAUTH_ERROR: oauthError,
  PARTNER_ERROR: partnerError,
  PAYMENT_ERROR: paymentError,
  RATE_LIMIT_EXCEEDED: rateLimitExceeded,
  RECAPTCHA_ERROR: recaptchaError,
  SANDBOX_ERROR: sandboxError,
  SIGNAL_ERROR: signalError,
  TRANSACTION_ERROR: transactionError,
  TRANSACTIONS_ERROR: transactionsError,
  TRANSFER_ERROR: transferError,
  USER_ERROR: userError,
};

/** All that we know, one entry for each code of each type. */
export const knownCodes: readonly KnownCode[] = Object.entries(tables).flatMap(([type, table]) =>
  Object.entries(table).map(([code, advice]) => ({ type, code, advice })),
);

/** What we know about a code as Plaid sent it. */
export function adviceFor(code: string, type: string | undefined): KnownCode | undefined {
  const entries = knownCodes.filter((known) => known.code === code);
  return entries.find((known) => known.type === type) ?? entries[0];
}

export type LookUp =
  /** All entries of the code that was meant; several when it stands under several types. */
  | { kind: 'found'; entries: readonly KnownCode[]; correctedFrom?: string | undefined }
  | { kind: 'unknown'; nearest: readonly string[] };

const TYPING_SLIPS = 2;

/** Finds the code that a person means: case, hyphens, spaces, left-out words and up to two typing slips do not matter. */
export function lookUpCode(typed: string): LookUp {
  const wanted = normalise(typed);
  const exact = entriesOf((known) => spellings(known).includes(wanted));
  if (exact.length > 0) return { kind: 'found', entries: exact };
  const byDistance = knownCodes
    .map((known) => ({
      known,
      slips: Math.min(...spellings(known).map((spelling) => slipsBetween(spelling, wanted))),
    }))
    .sort((a, b) => a.slips - b.slips);
  const best = byDistance[0];
  const rivals = new Set(
    byDistance.filter(({ slips }) => slips === best?.slips).map(({ known }) => known.code),
  );
  if (best !== undefined && best.slips <= TYPING_SLIPS && rivals.size === 1)
    return {
      kind: 'found',
      entries: entriesOf((known) => known.code === best.known.code),
      correctedFrom: typed,
    };
  const alike = byDistance.filter(({ slips }) => slips <= wanted.length / 2);
  const nearest = [...new Set(alike.map(({ known }) => known.code))].slice(0, 3);
  return { kind: 'unknown', nearest };
}

function entriesOf(wanted: (known: KnownCode) => boolean): KnownCode[] {
  return knownCodes.filter(wanted);
}

/** Leaving out whole words, as in `login required`, counts as one slip. */
function slipsBetween(spelling: string, wanted: string): number {
  const isPart = wanted !== '' && `_${spelling}_`.includes(`_${wanted}_`);
  return isPart ? 1 : distance(spelling, wanted);
}

function spellings(known: KnownCode): string[] {
  return [known.code, ...(known.advice.aliases ?? [])].map(normalise);
}

function normalise(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
