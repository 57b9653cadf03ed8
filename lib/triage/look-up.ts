import type { Advice, AdviceTable } from './advice.ts';
import { connectionFault } from './codat/connection-fault.ts';
import { meant } from './meant.ts';
import { apiError } from './plaid/api-error.ts';
import { assetReportError } from './plaid/asset-report-error.ts';
import { bankTransferError } from './plaid/bank-transfer-error.ts';
import { checkReportError } from './plaid/check-report-error.ts';
import { consumerReportError } from './plaid/consumer-report-error.ts';
import { dataFault } from './plaid/data-fault.ts';
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
import { silence } from './plaid/silence.ts';
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
  DATA: dataFault,
  CODAT: connectionFault,
  SILENCE: silence,
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

/** Finds the code that a person means. */
export function lookUpCode(typed: string): LookUp {
  const found = meant(typed, knownCodes, ({ code, advice }) => [code, ...(advice.aliases ?? [])]);
  if (found.kind === 'unknown')
    return {
      kind: 'unknown',
      nearest: [...new Set(found.nearest.map(({ code }) => code))].slice(0, 3),
    };
  const { candidates, isExact } = found;
  return { kind: 'found', entries: candidates, correctedFrom: isExact ? undefined : typed };
}
