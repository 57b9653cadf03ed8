/** A webhook that code and guides still wait for, though Plaid does not send it. */
export interface NotSent {
  /** `removed`: Plaid's API description once had it. `never sent`: it never did. */
  kind: 'removed' | 'never sent';
  /** One or two sentences: what it was, or what people take it for. */
  meaning: string;
  /** What comes today; names webhooks as TYPE.CODE. Starts with "Nothing" where none does. */
  instead: string;
  /** Only for removed ones: the last day on which the API description was seen to have it. */
  until?: string;
}

const formerType = 'CRA_MONITORING was the earlier type of what is now CASH_FLOW_UPDATES.';
const oneForAll =
  'CASH_FLOW_UPDATES.CASH_FLOW_INSIGHTS_UPDATED; customers from before 10 December 2025 get';

/**
 * Key: webhook type and code, joined by a dot, spelled as people meet it (`INCOME.income_verification` differs from a
 * current one only by its case). From the history of Plaid's API description and from the field, read on 2026-11-21.
 */
export const webhooksNotSent: Readonly<Record<string, NotSent>> = {
  'ASSETS.RELAY_EVENT': {
    kind: 'removed',
    meaning: 'It told of events around a relay token, which shares an Asset Report.',
    instead: 'Nothing; that a report is there, ASSETS.PRODUCT_READY still tells.',
    until: '2022-09-06',
  },
  'AUTH.HOSTED_VERIFICATION': {
    kind: 'removed',
    meaning:
      'The earlier name of what tells how a user answered the text message about micro-deposits.',
    instead: 'AUTH.SMS_MICRODEPOSITS_VERIFICATION, which carries the answer as its status.',
    until: '2024-02-15',
  },
  'BASE_REPORT.PRODUCT_READY': {
    kind: 'removed',
    meaning: 'It told that a Base Report was waiting to be fetched.',
    instead:
      'CHECK_REPORT.USER_CHECK_REPORT_READY, or CHECK_REPORT.CHECK_REPORT_READY in older integrations.',
    until: '2024-11-14',
  },
  'CRA_MONITORING.INSIGHTS_UPDATED': {
    kind: 'removed',
    meaning: `${formerType} This one told that there were fresh insights on a user.`,
    instead: `${oneForAll} CASH_FLOW_UPDATES.INSIGHTS_UPDATED.`,
    until: '2025-06-12',
  },
  'CRA_MONITORING.EXPECTED_DEPOSIT_MISSED': {
    kind: 'removed',
    meaning: `${formerType} This one told that usual money had not come in.`,
    instead: `${oneForAll} CASH_FLOW_UPDATES.EXPECTED_DEPOSIT_MISSED.`,
    until: '2025-03-05',
  },
  'CRA_MONITORING.LARGE_DEPOSIT_DETECTED': {
    kind: 'removed',
    meaning: `${formerType} This one told that a user had received a large sum.`,
    instead: `${oneForAll} CASH_FLOW_UPDATES.LARGE_DEPOSIT_DETECTED.`,
    until: '2025-03-05',
  },
  'CRA_MONITORING.LOW_BALANCE_DETECTED': {
    kind: 'removed',
    meaning: `${formerType} This one told that an account was almost empty.`,
    instead: `${oneForAll} CASH_FLOW_UPDATES.LOW_BALANCE_DETECTED.`,
    until: '2025-03-05',
  },
  'CRA_MONITORING.NEW_INCOME_STREAM_DETECTED': {
    kind: 'removed',
    meaning: `${formerType} This one told of another regular income of a user.`,
    instead: `${oneForAll} CASH_FLOW_UPDATES.NEW_INCOME_STREAM_DETECTED.`,
    until: '2025-03-05',
  },
  'CRA_MONITORING.NEW_LOAN_PAYMENT_DETECTED': {
    kind: 'removed',
    meaning: `${formerType} This one told that a user had begun to pay back another loan.`,
    instead: `${oneForAll} CASH_FLOW_UPDATES.NEW_LOAN_PAYMENT_DETECTED.`,
    until: '2025-03-05',
  },
  'CRA_MONITORING.NSF_OVERDRAFT_DETECTED': {
    kind: 'removed',
    meaning: `${formerType} This one told that an account was overdrawn.`,
    instead: `${oneForAll} CASH_FLOW_UPDATES.NSF_OVERDRAFT_DETECTED.`,
    until: '2025-03-05',
  },
  'DEPOSIT_SWITCH.SWITCH_STATE_UPDATE': {
    kind: 'removed',
    meaning: 'It told how far a Deposit Switch had come. Plaid has given that product up.',
    instead: 'Nothing: it went with the product.',
    until: '2025-03-26',
  },
  'IDENTITY_VERIFCATION.STEP_UPDATED': {
    kind: 'removed',
    meaning:
      'A slip in an old API description, where the type lacks an I. It most likely never went out under this name.',
    instead: 'IDENTITY_VERIFICATION.STEP_UPDATED, with all its letters.',
    until: '2023-01-18',
  },
  'INCOME.income_verification': {
    kind: 'removed',
    meaning: 'The way in which the webhook about income documents and payroll used to be written.',
    instead: 'INCOME.INCOME_VERIFICATION, or INCOME.USER_INCOME_VERIFICATION with the User APIs.',
    until: '2022-03-14',
  },
  'IDENTITY_VERIFICATION.STEP_COMPLETED': {
    kind: 'never sent',
    meaning: 'Guides by others name it for a step that an end user got through.',
    instead:
      'IDENTITY_VERIFICATION.STEP_UPDATED for each step, IDENTITY_VERIFICATION.STATUS_UPDATED for the whole.',
  },
  'ITEM.ITEM_LOGIN_REQUIRED': {
    kind: 'never sent',
    meaning:
      'Much code waits for it, because the error code has this name. No webhook has it as its own code.',
    instead:
      'ITEM.ERROR, with ITEM_LOGIN_REQUIRED inside the error; where its end is foreseen, ITEM.PENDING_DISCONNECT or ITEM.PENDING_EXPIRATION a week before.',
  },
  'ITEM.LOGIN_REQUIRED': {
    kind: 'never sent',
    meaning: 'A short form of the error code ITEM_LOGIN_REQUIRED, taken for a webhook of its own.',
    instead:
      'ITEM.ERROR, with ITEM_LOGIN_REQUIRED inside the error; where its end is foreseen, ITEM.PENDING_DISCONNECT or ITEM.PENDING_EXPIRATION a week before.',
  },
  'TRANSACTIONS.UPDATED': {
    kind: 'never sent',
    meaning: 'Guides by others name it for news about transactions.',
    instead:
      'TRANSACTIONS.SYNC_UPDATES_AVAILABLE, or TRANSACTIONS.DEFAULT_UPDATE with /transactions/get.',
  },
};
