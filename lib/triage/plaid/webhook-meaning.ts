/** What one of Plaid's webhooks tells, and what the team should do about it. */
export interface WebhookMeaning {
  meaning: string;
  /** An imperative sentence; starts with "Nothing:" where nothing is to be done. */
  whatToDo: string;
  /** Only where the webhook is not in Plaid's current documentation as a plain, supported one. */
  standing?: string;
}

const beacon = 'deprecated: Plaid is retiring Beacon';
const oneInsight =
  'deprecated: customers from 10 December 2025 on get CASH_FLOW_INSIGHTS_UPDATED instead';
const beforeUserApis =
  'older integrations; since April 2026 those migrating also get the USER_ twin';
const hidden = 'hidden from the documentation';
const olderCra = 'legacy: the older consumer report flow';
const transactionsGet = 'legacy, still sent: belongs to /transactions/get';

/** Key: webhook type and code, joined by a dot. */
export const webhookMeanings = {
  'ASSETS.ERROR': {
    meaning: 'An Asset Report could not be built; the error says why, sometimes Item by Item.',
    whatToDo:
      'Read the error and its causes, repair the Items named there, then request a new report.',
  },
  'ASSETS.PRODUCT_READY': {
    meaning: 'An Asset Report that your app asked for has been built.',
    whatToDo: 'Nothing: your app fetches the report.',
  },
  'AUTH.AUTOMATICALLY_VERIFIED': {
    meaning: 'Plaid matched its own micro-deposits, so this account is now verified.',
    whatToDo: 'Nothing: your app may fetch the account and routing numbers.',
  },
  'AUTH.DEFAULT_UPDATE': {
    meaning: 'The bank changed account or routing numbers of this Item; stored ones may be wrong.',
    whatToDo:
      'Hold payments on the accounts listed as updated and fetch their numbers anew with /auth/get.',
  },
  'AUTH.PRODUCT_PERMISSIONS_REQUIRED': {
    meaning: 'At the bank, the user did not permit the sharing of account and routing numbers.',
    whatToDo: 'Ask the user to grant it: open update mode with auth among the products.',
  },
  'AUTH.SMS_MICRODEPOSITS_VERIFICATION': {
    meaning:
      'A user answered the text message about same-day micro-deposits; status has the result.',
    whatToDo: 'On VERIFICATION_FAILED ask the user to link the account again; otherwise go ahead.',
  },
  'AUTH.VERIFICATION_EXPIRED': {
    meaning:
      'The seven days for confirming the micro-deposits are over and the account stays unverified.',
    whatToDo: 'Ask the user to link the account from the start; this attempt cannot be revived.',
  },
  'BANK_TRANSFERS.BANK_TRANSFERS_EVENTS_UPDATE': {
    meaning: 'There are new ACH events about micro-deposits; the webhook does not say for whom.',
    whatToDo: 'Nothing: your app reads the events with /bank_transfer/event/sync.',
    standing: 'partly deprecated: only the event calls for micro-deposits live on',
  },
  'BASE_REPORT.ERROR': {
    meaning: 'A Base Report could not be built for this user.',
    whatToDo: 'Read the error, put right what it names and request the report again.',
    standing: hidden,
  },
  'BEACON.DUPLICATE_DETECTED': {
    meaning: 'A new Beacon user looks like one you already have.',
    whatToDo: 'Hand the pair of users to your fraud reviewers.',
    standing: beacon,
  },
  'BEACON.REPORT_CREATED': {
    meaning: 'A first fraud report was filed on one of your Beacon users.',
    whatToDo: 'Nothing: your fraud tooling picks the report up.',
    standing: beacon,
  },
  'BEACON.REPORT_SYNDICATION_CREATED': {
    meaning: 'Another company reported somebody who is also among your Beacon users.',
    whatToDo: 'Have your fraud reviewers look at the matching user.',
    standing: beacon,
  },
  'BEACON.REPORT_UPDATED': {
    meaning: 'An existing Beacon fraud report was edited or taken back.',
    whatToDo: 'Nothing: your fraud tooling reads the report again.',
    standing: beacon,
  },
  'BEACON.USER_STATUS_UPDATED': {
    meaning: 'The review status of one of your Beacon users is now a different one.',
    whatToDo: 'Nothing: your fraud tooling reads the new status.',
    standing: beacon,
  },
  'CASH_FLOW_UPDATES.CASH_FLOW_INSIGHTS_UPDATED': {
    meaning:
      'Monitoring ran for a user and lists what it noticed, such as a low balance or a new loan.',
    whatToDo: 'Nothing: your app fetches the insights; look closer only if status is FAILED.',
  },
  'CASH_FLOW_UPDATES.EXPECTED_DEPOSIT_MISSED': {
    meaning: 'Money that this user usually receives has not come in.',
    whatToDo: 'Nothing: your app fetches the insight.',
    standing: oneInsight,
  },
  'CASH_FLOW_UPDATES.INSIGHTS_UPDATED': {
    meaning: 'Monitoring has fresh cash flow insights for this user.',
    whatToDo: 'Nothing: your app fetches the insights.',
    standing: oneInsight,
  },
  'CASH_FLOW_UPDATES.LARGE_DEPOSIT_DETECTED': {
    meaning: 'This user received more than 5,000 dollars in a single deposit.',
    whatToDo: 'Nothing: your app fetches the insight.',
    standing: oneInsight,
  },
  'CASH_FLOW_UPDATES.LOW_BALANCE_DETECTED': {
    meaning: 'The money in an account of this user fell below 100 dollars.',
    whatToDo: 'Nothing: your app fetches the insight.',
    standing: oneInsight,
  },
  'CASH_FLOW_UPDATES.NEW_INCOME_STREAM_DETECTED': {
    meaning: 'This user appears to have found another source of regular income.',
    whatToDo: 'Nothing: your app fetches the insight.',
    standing: oneInsight,
  },
  'CASH_FLOW_UPDATES.NEW_LOAN_PAYMENT_DETECTED': {
    meaning: 'This user started to pay back a loan that was not seen before.',
    whatToDo: 'Nothing: your app fetches the insight.',
    standing: oneInsight,
  },
  'CASH_FLOW_UPDATES.NSF_OVERDRAFT_DETECTED': {
    meaning: 'An account of this user was overdrawn or lacked the funds for a payment.',
    whatToDo: 'Nothing: your app fetches the insight.',
    standing: oneInsight,
  },
  'CHECK_REPORT.CHECK_REPORT_FAILED': {
    meaning:
      'Plaid could not make the consumer report; repairable_items lists the Items to blame, if any.',
    whatToDo: 'Send the user through update mode for each repairable Item, then ask for it again.',
    standing: beforeUserApis,
  },
  'CHECK_REPORT.CHECK_REPORT_READY': {
    meaning: 'The consumer report of this user is done and can be collected for 24 hours.',
    whatToDo: 'Nothing: your app collects it within a day.',
    standing: beforeUserApis,
  },
  'CHECK_REPORT.UPGRADE_FAILED': {
    meaning: 'Existing Items of this user could not be lifted to a consumer report.',
    whatToDo: 'Check the health of the listed Items and ask Plaid if they look sound.',
    standing: hidden,
  },
  'CHECK_REPORT.USER_CHECK_REPORT_FAILED': {
    meaning:
      'The consumer report of a user failed; repairable_items tells which Items the user can mend.',
    whatToDo: 'Send the user through update mode for each repairable Item, then ask for it again.',
  },
  'CHECK_REPORT.USER_CHECK_REPORT_READY': {
    meaning: 'A consumer report waits to be collected, which must happen within 24 hours.',
    whatToDo: 'Nothing: your app collects it within a day.',
  },
  'CRA_INCOME.BANK_INCOME_COMPLETE': {
    meaning: 'The bank income part of a consumer report is finished, well or badly.',
    whatToDo: 'Nothing: your app reads the result.',
    standing: olderCra,
  },
  'CRA_INCOME.ERROR': {
    meaning: 'The bank income part of a consumer report could not be made.',
    whatToDo: 'Check the Items of this user, then request the report once more.',
    standing: olderCra,
  },
  'CRA_INSIGHTS.PARTNER_INSIGHTS_COMPLETE': {
    meaning: 'The partner insights of an older consumer report have arrived.',
    whatToDo: 'Nothing: your app fetches the insights.',
    standing: olderCra,
  },
  'CRA_INSIGHTS.PARTNER_INSIGHTS_ERROR': {
    meaning: 'The partner insights of an older consumer report could not be made.',
    whatToDo: 'Request the insights again, and open a ticket if it keeps failing.',
    standing: olderCra,
  },
  'CRA_REPORT.CRA_REPORT_UPDATED': {
    meaning:
      'A consumer report you subscribed to was calculated anew; a set error code means all of it failed.',
    whatToDo:
      'Look at failed_products and the error code; if both are empty, just fetch the report.',
  },
  'DASHBOARD_CONFIGURED_ALERT.INSTITUTION_STATUS_ALERT_TRIGGERED': {
    meaning:
      'A status alert your team set up in the Dashboard went off; the rate covers all of Plaid, not just you.',
    whatToDo: 'Compare the success rate with the one before and watch your Items at this bank.',
  },
  'ENTITY_SCREENING.STATUS_UPDATED': {
    meaning: 'The watchlist screening of a business is in a different status now.',
    whatToDo: 'Nothing: your compliance tooling reads the new status.',
  },
  'HOLDINGS.DEFAULT_UPDATE': {
    meaning: 'Investment positions of this Item are new or have new prices, mostly in the evening.',
    whatToDo: 'Nothing: your app fetches the holdings.',
  },
  'IDENTITY.DEFAULT_UPDATE': {
    meaning: 'Name, address, phone or e-mail of an account owner is different at the bank now.',
    whatToDo: 'Nothing: your app reads the owner data again.',
  },
  'IDENTITY.PRODUCT_PERMISSIONS_REQUIRED': {
    meaning: 'At the bank, the user did not permit the sharing of owner details.',
    whatToDo: 'Ask the user to grant it: open update mode with identity among the products.',
  },
  'IDENTITY_VERIFICATION.RETRIED': {
    meaning: 'An end user, or your team, started another attempt at verifying an identity.',
    whatToDo: 'Nothing: your app follows the new attempt.',
  },
  'IDENTITY_VERIFICATION.STATUS_UPDATED': {
    meaning: 'The verification of an identity went to another status, which must be looked up.',
    whatToDo: 'Nothing: your app reads the verification by its id.',
  },
  'IDENTITY_VERIFICATION.STEP_UPDATED': {
    meaning: 'An end user got through one more step of an identity verification.',
    whatToDo: 'Nothing: your app reads the progress if it shows it.',
  },
  'INCOME.BANK_INCOME_COMPLETE': {
    meaning: 'Plaid is through with the bank income report of a user; result says how it went.',
    whatToDo: 'If result is FAILURE check the Items of this user; otherwise your app reads it.',
  },
  'INCOME.BANK_INCOME_REFRESH_COMPLETE': {
    meaning: 'A refresh of the bank income report is over; result says whether it worked.',
    whatToDo: 'If result is FAILURE check the Items of this user and refresh again.',
  },
  'INCOME.BANK_INCOME_REFRESH_UPDATE': {
    meaning: 'What this user earns seems to have changed since the last report.',
    whatToDo: 'Refresh the income report if you still rely on it.',
  },
  'INCOME.INCOME_VERIFICATION': {
    meaning: 'Income documents or payroll data of a user were worked through, or that went wrong.',
    whatToDo: 'If the status ends in PROCESSING_FAILED have the user hand in the documents again.',
  },
  'INCOME.INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED': {
    meaning: 'Payroll income cannot be refreshed until the user logs in to the payroll site again.',
    whatToDo: 'Ask the user to reconnect the payroll account in update mode.',
  },
  'INCOME.INCOME_VERIFICATION_RISK_SIGNALS': {
    meaning: 'The check of uploaded income documents for signs of forgery is done.',
    whatToDo: 'Nothing: your app fetches the risk signals.',
  },
  'INCOME.PRODUCT_READY': {
    meaning: 'Income figures for this Item are worked out and can be fetched.',
    whatToDo: 'Nothing: your app fetches them.',
  },
  'INCOME.USER_INCOME_VERIFICATION': {
    meaning:
      'Under the new User APIs: documents or payroll data of a user were processed, or that went wrong.',
    whatToDo: 'If the status ends in PROCESSING_FAILED have the user hand in the documents again.',
  },
  'INCOME.USER_INCOME_VERIFICATION_REFRESH_RECONNECT_NEEDED': {
    meaning:
      'Under the new User APIs: payroll income stays stale until the user signs in to payroll again.',
    whatToDo: 'Ask the user to reconnect the payroll account in update mode.',
  },
  'INCOME.USER_INCOME_VERIFICATION_RISK_SIGNALS': {
    meaning: 'Under the new User APIs: the forgery check of uploaded income documents is done.',
    whatToDo: 'Nothing: your app fetches the risk signals.',
  },
  'INVESTMENTS_TRANSACTIONS.DEFAULT_UPDATE': {
    meaning: 'There are purchases, sales or other movements in an investment account.',
    whatToDo: 'Nothing: your app fetches the investment transactions.',
  },
  'INVESTMENTS_TRANSACTIONS.HISTORICAL_UPDATE': {
    meaning: 'The past of an investment account has been loaded in the background.',
    whatToDo: 'Nothing: your app fetches the investment transactions.',
  },
  'ISSUES.ISSUE_RESOLVED': {
    meaning: 'A connection problem at a bank that your team subscribed to is solved, says Plaid.',
    whatToDo: 'Check the broken Items of this bank again and tell waiting users to retry.',
  },
  'ITEM.ERROR': {
    meaning: 'This Item broke and gets no more data; the code inside the error gives the reason.',
    whatToDo: 'Follow the advice for that code, which mostly means update mode for the user.',
  },
  'ITEM.LOGIN_REPAIRED': {
    meaning: 'The Item works again, mended outside your app, for example in another one.',
    whatToDo: 'Nothing: stop asking this user to reconnect.',
  },
  'ITEM.NEW_ACCOUNTS_AVAILABLE': {
    meaning: 'The user has an account at the bank to which your app has no access yet.',
    whatToDo: 'Offer update mode with account selection, if your app wants that account.',
  },
  'ITEM.PENDING_DISCONNECT': {
    meaning: 'In about a week this Item stops working, because the bank migrates or consent ends.',
    whatToDo: 'Send the user through update mode before disconnect_time.',
  },
  'ITEM.PENDING_EXPIRATION': {
    meaning:
      'Consent for this Item, at a UK or EU bank, runs out in about a week; until then all works.',
    whatToDo: 'Send the user through update mode before consent_expiration_time.',
  },
  'ITEM.USER_ACCOUNT_REVOKED': {
    meaning: 'At the bank, the user closed one account of this Item to you; the others go on.',
    whatToDo: 'Stop debiting that account and offer update mode to share it again.',
  },
  'ITEM.USER_PERMISSION_REVOKED': {
    meaning: 'The user took back access to this Item altogether; it will not return by itself.',
    whatToDo: 'Remove the Item, delete its data and invite the user to link afresh.',
  },
  'ITEM.WEBHOOK_UPDATE_ACKNOWLEDGED': {
    meaning: 'Plaid now sends the webhooks of this Item to this address.',
    whatToDo: 'Nothing: it proves that the new address is reached.',
  },
  'LAYER.LAYER_AUTHENTICATION_PASSED': {
    meaning: 'In a Layer session the user proved to own their phone number.',
    whatToDo: 'Nothing: the session goes on in your app.',
  },
  'LIABILITIES.DEFAULT_UPDATE': {
    meaning: 'Debts of this Item, such as cards, loans or mortgages, are new or have changed.',
    whatToDo: 'Nothing: your app fetches the liabilities.',
  },
  'LINK.EVENTS': {
    meaning: 'What happened in one Link session, step by step, with the ids that a ticket needs.',
    whatToDo: 'Nothing: keep the session and request ids for a later ticket.',
  },
  'LINK.ITEM_ADD_RESULT': {
    meaning: 'A user linked an Item in a hosted or multi-Item session; its public token is inside.',
    whatToDo: 'Nothing: your app exchanges the public token; never paste it anywhere.',
  },
  'LINK.SESSION_FINISHED': {
    meaning: 'A Link session is over; status says whether the user got through or left.',
    whatToDo:
      'After a hosted repair check that the Item is well; otherwise there is nothing to do.',
  },
  'LINK_DELIVERY.DELIVERY_STATUS': {
    meaning: 'The text message or e-mail with a Hosted Link address did or did not reach the user.',
    whatToDo: 'If delivery_status is FAILURE send the address to the user another way.',
    standing: hidden,
  },
  'LINK_DELIVERY.LINK_CALLBACK': {
    meaning: 'Plaid passes on what a user did in a Hosted Link session that was sent to them.',
    whatToDo: 'Nothing: keep the session id, and look at the error if there is one.',
    standing: hidden,
  },
  'PARTNER.END_CUSTOMER_OAUTH_STATUS_UPDATED': {
    meaning:
      'The registration of one of your end customers at an OAuth bank moved on or got stuck.',
    whatToDo: 'If status is attention-required mend the registration details of that customer.',
  },
  'PAYMENT_INITIATION.CONSENT_STATUS_UPDATE': {
    meaning: 'A European consent to payments became valid, was refused, withdrawn, or ran out.',
    whatToDo: 'If it is no longer valid stop its payments and ask the user for a new consent.',
  },
  'PAYMENT_INITIATION.PAYMENT_STATUS_UPDATE': {
    meaning: 'A European payment went on to another status, both of which are named.',
    whatToDo: 'If it failed, was blocked or rejected, look up the error and tell the user.',
  },
  'PROCESSOR_TOKEN.WEBHOOK_UPDATE_ACKNOWLEDGED': {
    meaning: 'Plaid now sends the webhooks of this processor token to another address.',
    whatToDo: 'Nothing: only processor partners get this, as a proof that the address works.',
  },
  'PROTECT.PROTECT_USER_EVENT': {
    meaning: 'Protect, the fraud product, has something new on a user, such as a finished score.',
    whatToDo: 'Nothing: your fraud tooling reads the event.',
  },
  'SCREENING.STATUS_UPDATED': {
    meaning: 'The watchlist screening of a person is in a different status now.',
    whatToDo: 'Nothing: your compliance tooling reads the new status.',
  },
  'STATEMENTS.STATEMENTS_REFRESH_COMPLETE': {
    meaning: 'Plaid is done with loading bank statements on your request; result says how it went.',
    whatToDo: 'If result is FAILURE check the Item, then request the statements again.',
  },
  'TRANSACTIONS.DEFAULT_UPDATE': {
    meaning: 'Further transactions came in for this Item; the webhook says how many.',
    whatToDo: 'Nothing: your app fetches them.',
    standing: transactionsGet,
  },
  'TRANSACTIONS.HISTORICAL_UPDATE': {
    meaning: 'The older past of this Item, as far back as it goes, is loaded.',
    whatToDo: 'Nothing: your app fetches the rest of the history.',
    standing: transactionsGet,
  },
  'TRANSACTIONS.INITIAL_UPDATE': {
    meaning: 'About the last 30 days of this Item are loaded, or loaded anew after a change.',
    whatToDo: 'Nothing: your app fetches the first transactions.',
    standing: transactionsGet,
  },
  'TRANSACTIONS.RECURRING_TRANSACTIONS_UPDATE': {
    meaning: 'Plaid worked out anew which payments of the listed accounts come back regularly.',
    whatToDo: 'Nothing: your app reads the recurring streams again.',
  },
  'TRANSACTIONS.SYNC_UPDATES_AVAILABLE': {
    meaning:
      'Transactions came, changed or went, which also shows that the bank was reached lately.',
    whatToDo: 'Nothing: your app calls /transactions/sync.',
  },
  'TRANSACTIONS.TRANSACTIONS_REMOVED': {
    meaning: 'Some transactions no longer exist at the bank; their ids are listed.',
    whatToDo: 'Nothing: your app deletes them too.',
    standing: transactionsGet,
  },
  'TRANSFER.PLATFORM_ONBOARDING_UPDATE': {
    meaning: 'One of your platform originators got further with its onboarding, or was stopped.',
    whatToDo: 'Look the originator up with /transfer/originator/get and supply what is missing.',
  },
  'TRANSFER.RECURRING_CANCELLED': {
    meaning: 'A repeating transfer was called off by Plaid, so no more money will move under it.',
    whatToDo: 'Find out why, tell the user, and set up a new one if it is still wanted.',
  },
  'TRANSFER.RECURRING_NEW_TRANSFER': {
    meaning: 'A repeating transfer has started its next payment.',
    whatToDo: 'Nothing: your app follows the new transfer.',
  },
  'TRANSFER.RECURRING_TRANSFER_SKIPPED': {
    meaning:
      'One payment of a repeating transfer did not go out; the decision and its code say why.',
    whatToDo:
      'Mend the cause, often an Item that needs a login, and collect that payment yourself.',
  },
  'TRANSFER.TRANSFER_EVENTS_UPDATE': {
    meaning: 'Some transfers have news, up to a minute of it at once; which ones is not said.',
    whatToDo: 'Nothing: your app reads the events with /transfer/event/sync.',
  },
  'WALLET.WALLET_TRANSACTION_STATUS_UPDATE': {
    meaning: 'A payment from or to your European virtual account has another status now.',
    whatToDo: 'If it failed or was blocked read failure_reason and decide whether to pay again.',
  },
} satisfies Readonly<Record<string, WebhookMeaning>>;

const byName = new Map<string, WebhookMeaning>(Object.entries(webhookMeanings));

/** @param name type and code, as in `ITEM.ERROR` */
export function meaningOf(name: string): WebhookMeaning | undefined {
  return byName.get(name);
}
