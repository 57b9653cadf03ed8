import type { Actor } from '#lib/triage/advice.ts';

/** What an error type tells by itself, for a code of that type that nobody knows yet. */
export interface ErrorType {
  /** One plain sentence: what all codes of this type have in common. */
  meaning: string;
  whoActs: Actor;
  /** An imperative of at most 90 characters that is right for any code of this type. */
  next: string;
  /** Whether to call again; always names a time or what to wait for. */
  retry: string;
  /** The page of Plaid's documentation with the codes of this type; without one, the overview. */
  docs: string;
  /** Only where Plaid documents no code of this type, so that the rest is our reading. */
  note?: string;
}

const overview = 'https://plaid.com/docs/errors/';
const noCode = 'Plaid documents no code of this type, so its name is all there is to go by.';
const unknownRetry =
  'Nothing is documented: try once more after some minutes, then wait for what Plaid says.';

/**
 * The 38 error types of plaid-node 47 (2026-11-21). The pages were read on 2026-03-07. `ITEM` is not among them: it is a
 * webhook type, under which the advice keeps notices that are no errors.
 */
export const errorTypes: Readonly<Record<string, ErrorType>> = {
  API_ERROR: {
    meaning: 'Something failed inside Plaid, so the call got no proper answer.',
    whoActs: 'Plaid',
    next: 'Check status.plaid.com, and open a ticket with the request_id if it goes on.',
    retry: 'Repeat it with growing pauses; people in Link had better come back after some hours.',
    docs: `${overview}api/`,
  },
  ASSET_REPORT_ERROR: {
    meaning: 'An Asset Report could not be made, copied or read.',
    whoActs: 'your team',
    next: 'Read the causes in the error, mend the Items they name and request the report anew.',
    retry: 'Wait until the Items named under causes are well again, then order a new report.',
    docs: `${overview}assets/`,
  },
  ASSETS_ERROR: {
    meaning: 'Something went wrong in Assets, the product behind Asset Reports.',
    whoActs: 'your team',
    next: 'Read the error message, check the Items of the report, then request it again.',
    retry: unknownRetry,
    docs: overview,
    note: `${noCode} The documented codes about Asset Reports come with ASSET_REPORT_ERROR.`,
  },
  BANK_TRANSFER_ERROR: {
    meaning: 'A bank transfer did not go out; today that means a micro-deposit.',
    whoActs: 'your team',
    next: 'Send nothing more to this account until you know what is wrong with it.',
    retry: 'Wait until the cause is found; the same account may be refused every time.',
    docs: `${overview}microdeposits/`,
  },
  BASE_REPORT_ERROR: {
    meaning: 'A Base Report, made by Plaid Check from the data of a user, did not come about.',
    whoActs: 'your team',
    next: 'Check the Items of this user, request the report again, then ask Plaid why.',
    retry: unknownRetry,
    docs: overview,
    note: `${noCode} It comes in the webhook BASE_REPORT.ERROR, itself hidden from the documentation.`,
  },
  CHECK_REPORT_ERROR: {
    meaning: 'A Consumer Report of Plaid Check could not be made.',
    whoActs: 'your team',
    next: 'Repair the Items of this user that need a login, then request the report once more.',
    retry: 'Wait until the Items are well; if nothing ails them, give it a day or two.',
    docs: `${overview}check-report/`,
  },
  CONSUMER_REPORT_ERROR: {
    meaning: 'A Consumer Report of Plaid Check cannot be read: not there yet, or there no longer.',
    whoActs: 'your team',
    next: 'Find out whether the report is still being made; if it is not, request a new one.',
    retry: 'Wait for CHECK_REPORT_READY, or its USER_ twin, then fetch the report within a day.',
    docs: `${overview}check-report/`,
  },
  CRA_MONITORING_ERROR: {
    meaning: 'Plaid Check could not keep watch on the cash flow of a user.',
    whoActs: 'your team',
    next: 'Check the Items of this user and whether monitoring is on, then ask Plaid.',
    retry: unknownRetry,
    docs: overview,
    note: `${noCode} CRA_MONITORING was the webhook type that is now CASH_FLOW_UPDATES, hence our reading.`,
  },
  CREDIT_PROFILE_REPORT_ERROR: {
    meaning: 'A report on the credit profile of a user could not be made or read.',
    whoActs: 'your team',
    next: 'Check the user that the call names, then ask Plaid with the request_id.',
    retry: unknownRetry,
    docs: overview,
    note: noCode,
  },
  ENCOMPASS_ERROR: {
    meaning: 'Handing data over to Encompass, a program of mortgage lenders, did not work.',
    whoActs: 'your team',
    next: 'Check how Encompass is connected, then ask Plaid with the request_id.',
    retry: unknownRetry,
    docs: overview,
    note: noCode,
  },
  ENRICH_ERROR: {
    meaning: 'Enrich, which adds merchants and categories to transactions of your own, failed.',
    whoActs: 'your team',
    next: 'Look for odd transactions in the call, then ask Plaid with the request_id.',
    retry: unknownRetry,
    docs: overview,
    note: noCode,
  },
  FRAUD_INSIGHTS_ERROR: {
    meaning: 'Insights into possible fraud could not be worked out.',
    whoActs: 'your team',
    next: 'Have the case reviewed by hand, and ask Plaid with the request_id.',
    retry: unknownRetry,
    docs: overview,
    note: noCode,
  },
  FREDDIE_MAC_ERROR: {
    meaning: 'Sharing a report with Freddie Mac, which buys mortgages in the US, did not work.',
    whoActs: 'your team',
    next: 'Check the report and token that were to be shared, then ask Plaid about the code.',
    retry: unknownRetry,
    docs: overview,
    note: noCode,
  },
  IDEMPOTENCY_ERROR: {
    meaning: 'The idempotency key of a call clashes with an earlier call.',
    whoActs: 'your team',
    next: 'Use a fresh key for each new action, and the old one only to repeat that action.',
    retry: 'Wait for the first call with this key to finish; a repeat must not differ from it.',
    docs: overview,
    note: `${noCode} For payments from virtual accounts such a clash is documented under TRANSACTION_ERROR.`,
  },
  INCOME_VERIFICATION_ERROR: {
    meaning: 'Income or employment of a user could not be verified or read.',
    whoActs: 'your team',
    next: 'See how far the verification got, and let the user start over if it failed.',
    retry: 'Wait for the webhook that ends the verification, such as INCOME_VERIFICATION.',
    docs: `${overview}income/`,
  },
  INSTITUTION_ERROR: {
    meaning: 'A bank, or the way to it, is in trouble for all its Items alike.',
    whoActs: 'bank',
    next: 'Wait for the bank to recover, and do not send users to reconnect: it cannot help.',
    retry: 'Try again in some hours, and tomorrow if the bank is still out.',
    docs: `${overview}institution/`,
  },
  INVALID_INPUT: {
    meaning: 'The call is well formed, but a key, token, id or choice in it is not valid.',
    whoActs: 'your team',
    next: 'Find the value that the error message names, and correct it in your code or settings.',
    retry: 'Never unchanged: wait until the wrong value has been put right.',
    docs: `${overview}invalid-input/`,
  },
  INVALID_REQUEST: {
    meaning: 'The call itself is put together wrongly, before any of its data is looked at.',
    whoActs: 'your team',
    next: 'Compare the call with its page in the API reference, and mend what differs.',
    retry: 'The same call fails each time; wait for a release of your app with the fix.',
    docs: `${overview}invalid-request/`,
  },
  INVALID_RESULT: {
    meaning: 'The call was right, but what came of it is not what was asked for.',
    whoActs: 'Plaid',
    next: 'Open a ticket with the request_id, and say which result your app expected.',
    retry: 'One more try on the same day is fair; after that, wait for the answer to the ticket.',
    docs: `${overview}invalid-result/`,
  },
  ITEM_ERROR: {
    meaning: 'Something is wrong with one Item, or with what was asked of it.',
    whoActs: 'end user',
    next: 'Ask the user to reconnect in update mode, unless the error message speaks against it.',
    retry: 'Wait until the user has been through update mode; calling before then is in vain.',
    docs: `${overview}item/`,
  },
  LINK_DELIVERY_ERROR: {
    meaning: 'A Hosted Link address could not be sent to a user by text message or e-mail.',
    whoActs: 'your team',
    next: 'Check the phone number or e-mail address, or send the user the link yourselves.',
    retry: unknownRetry,
    docs: overview,
    note: `${noCode} The webhooks about such messages are hidden from the documentation too.`,
  },
  MICRODEPOSITS_ERROR: {
    meaning: 'Micro-deposits to an account, or the confirming of their amounts, went wrong.',
    whoActs: 'your team',
    next: 'See how far the verification got, and offer the user another way to link.',
    retry: unknownRetry,
    docs: overview,
    note: `${noCode} The one code on Plaid's page about micro-deposits is of BANK_TRANSFER_ERROR.`,
  },
  OAUTH_ERROR: {
    meaning: 'The way to the login page of a bank, and from there back into Link, was cut off.',
    whoActs: 'your team',
    next: 'Let the user start over in Link, and check how your app handles the return.',
    retry: 'Repeat nothing of the old session; wait for the user to open Link afresh.',
    docs: `${overview}oauth/`,
  },
  PARTNER_ERROR: {
    meaning: 'A step that a reseller takes for one of its end customers is missing or refused.',
    whoActs: 'your team',
    next: 'Look the end customer up at Plaid, and supply what is still missing.',
    retry: 'Wait until that step is done, or until Plaid has moved the customer on.',
    docs: `${overview}partner/`,
  },
  PAYMENT_ERROR: {
    meaning: 'A payment of a user in the UK or EU, or the consent to it, did not come about.',
    whoActs: 'your team',
    next: 'Look up the status of the payment before anyone starts another one.',
    retry: 'Wait until the first payment has surely failed, then start a new one.',
    docs: `${overview}payment/`,
  },
  PROFILE_ERROR: {
    meaning: 'Something went wrong with the profile that Plaid keeps of a user.',
    whoActs: 'your team',
    next: 'Let the user start over in Link, and ask Plaid with the request_id.',
    retry: unknownRetry,
    docs: overview,
    note: `${noCode} A documented code about profiles, PROFILE_AUTHENTICATION_FAILED, comes as INVALID_INPUT.`,
  },
  RATE_LIMIT_EXCEEDED: {
    meaning: 'Too many calls came in too short a time, or a quota is used up.',
    whoActs: 'your team',
    next: 'Slow the calls to this endpoint down, and repeat them with growing pauses.',
    retry:
      'Wait a minute, then longer each time; a quota that is used up does not refill that way.',
    docs: `${overview}rate-limit-exceeded/`,
  },
  RECAPTCHA_ERROR: {
    meaning: 'Plaid wants to be sure that a human sits in front of Link.',
    whoActs: 'end user',
    next: 'Ask the user to solve the challenge in Link, or to come back later.',
    retry: 'At once when the challenge is solved; after a failed one, in some hours.',
    docs: `${overview}recaptcha/`,
  },
  RECURRING_TRANSACTIONS_ERROR: {
    meaning: 'Payments that come back regularly could not be worked out for an Item.',
    whoActs: 'your team',
    next: 'See whether the Item has its transactions yet, then ask for the streams again.',
    retry: 'Wait for the webhook RECURRING_TRANSACTIONS_UPDATE, then try once more.',
    docs: overview,
    note: noCode,
  },
  SANDBOX_ERROR: {
    meaning: 'A test call asks Sandbox for something that cannot be simulated.',
    whoActs: 'your team',
    next: 'Correct the test call; no real user and no real bank is affected.',
    retry: 'Wait until the test has been changed; nothing heals by itself here.',
    docs: `${overview}sandbox/`,
  },
  SIGNAL_ERROR: {
    meaning: 'The risk of an ACH payment could not be judged, or its outcome not be reported.',
    whoActs: 'your team',
    next: 'Check the ids in the call and the rules that your team has set up for Signal.',
    retry: 'Wait until the id or rule is right; until then the answer stays the same.',
    docs: `${overview}signal/`,
  },
  STATEMENTS_ERROR: {
    meaning: 'Bank statements of an Item could not be listed, loaded or refreshed.',
    whoActs: 'your team',
    next: 'Check that the Item is well and has the product statements, then try again.',
    retry: 'After a refresh, wait for the webhook STATEMENTS_REFRESH_COMPLETE; else try once more.',
    docs: overview,
    note: noCode,
  },
  TRANSACTION_ERROR: {
    meaning: 'A payment from a virtual account in the UK or EU did not go out.',
    whoActs: 'your team',
    next: 'Look the payment up before you send it again, so that nobody is paid twice.',
    retry: 'Wait until you know what became of the first one; some faults pass within seconds.',
    docs: `${overview}virtual-account/`,
  },
  TRANSACTIONS_ERROR: {
    meaning: 'Something got in the way while the transactions of an Item were being fetched.',
    whoActs: 'your team',
    next: 'Drop the pages fetched so far, and fetch again from where this round began.',
    retry: 'At once, from the start of the round; if that fails too, wait a minute.',
    docs: `${overview}transactions/`,
  },
  TRANSFER_ERROR: {
    meaning: 'Money could not be moved with Plaid Transfer in the US.',
    whoActs: 'your team',
    next: 'Look up the transfer and its authorization, and mend what the error message names.',
    retry: 'Wait until the cause is gone, then ask for a new authorization.',
    docs: `${overview}transfer/`,
  },
  TRANSFER_RECURRING_ERROR: {
    meaning: 'A repeating transfer could not be set up, changed or carried out.',
    whoActs: 'your team',
    next: 'Look the repeating transfer up, and check its schedule, account and amount.',
    retry: unknownRetry,
    docs: overview,
    note: `${noCode} The documented codes about transfers come with TRANSFER_ERROR.`,
  },
  TRANSFER_REFUND_ERROR: {
    meaning: 'Money of a transfer could not be given back.',
    whoActs: 'your team',
    next: 'Check whether the transfer has settled, and how much of it went back already.',
    retry: unknownRetry,
    docs: overview,
    note: `${noCode} The documented codes about transfers come with TRANSFER_ERROR.`,
  },
  USER_ERROR: {
    meaning: 'Something is wrong with the user made at Plaid, or with what was said about them.',
    whoActs: 'your team',
    next: 'Check the user id, and the personal details that your app sent for this user.',
    retry: 'Wait until the user exists with correct details; before that no call gets through.',
    docs: `${overview}user/`,
  },
};
