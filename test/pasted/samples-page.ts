import type { PastedSample } from './sample.ts';

/** Copied from a docs page, with the code block's line numbers glued in. */
export const pageSamples: readonly PastedSample[] = [
  {
    case: 'page block 500',
    text: `INCOME_VERIFICATION_UPLOAD_ERROR
Upload of the pay document went wrong
Troubleshooting steps
- Let the user try once more.
1http code 5002{3 "error_type": "INCOME_VERIFICATION_ERROR",4 "error_code": "INCOME_VERIFICATION_UPLOAD_ERROR",5 "error_message": "file could not be stored",6 "display_message": null,7 "request_id": "iXRsUIY3FPhMymj"8}
Was this helpful?`,
    codes: ['INCOME_VERIFICATION_UPLOAD_ERROR'],
    ids: { iXRsUIY3FPhMymj: 'request_id' },
  },
  {
    case: 'page block 503 only',
    text: `1http code 5032{3 "error_code": "PLANNED_MAINTENANCE",4 "error_type": "API_ERROR",5 "error_message": "closed for works until 04:00 UTC",6 "display_message": null,7 "request_id": "oxCOTQqLI4njAtQ"8}`,
    codes: ['PLANNED_MAINTENANCE'],
    ids: { oxCOTQqLI4njAtQ: 'request_id' },
  },
  {
    case: 'page block 400',
    text: `1http code 4002{3 "error_type": "ITEM_ERROR",4 "error_code": "INVALID_PHONE_NUMBER",5 "error_message": "number cannot get a text",6 "display_message": "Check the number",7 "request_id": "OP9BF9cvAaVm8D5"8}`,
    codes: ['INVALID_PHONE_NUMBER'],
    ids: { OP9BF9cvAaVm8D5: 'request_id' },
  },
  {
    case: 'page block 429',
    text: `ACCOUNTS_LIMIT
Common causes
- A loop asks for the same Item again and again.
1http code 4292{3 "error_type": "RATE_LIMIT_EXCEEDED",4 "error_code": "ACCOUNTS_LIMIT",5 "error_message": "wait a minute",6 "display_message": null,7 "request_id": "DVNy6bC4LRb6z4Q"8}`,
    codes: ['ACCOUNTS_LIMIT'],
    ids: { DVNy6bC4LRb6z4Q: 'request_id' },
  },
  {
    case: 'page block 403 without blanks',
    text: `1http code 4032{3"error_type": "SIGNAL_ERROR",4"error_code": "NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS",5"error_message": "rulesets are off for your keys",6"request_id": "EHRKMg15CNEc6E4"7}`,
    codes: ['NOT_ENABLED_FOR_SIGNAL_TRANSACTION_SCORE_RULESETS'],
    ids: { EHRKMg15CNEc6E4: 'request_id' },
  },
  {
    case: 'page block 412 with line breaks kept',
    text: `1
http code 412
2
{
3
 "error_type": "PARTNER_ERROR",
4
 "error_code": "QUESTIONNAIRE_NOT_COMPLETE",
5
 "error_message": "security questions are open",
6
 "request_id": "FBckdX5CDFuxlL7"
7
}`,
    codes: ['QUESTIONNAIRE_NOT_COMPLETE'],
    ids: { FBckdX5CDFuxlL7: 'request_id' },
  },
  {
    case: 'two page blocks in a row',
    text: `1http code 4002{3 "error_type": "PAYMENT_ERROR",4 "error_code": "PAYMENT_REJECTED",5 "error_message": "bank said no",6 "request_id": "2FTdSZNaBj99MkJ"7}
Was this helpful?
PAYMENT_CONSENT_CANCELLED
1http code 4002{3 "error_type": "PAYMENT_ERROR",4 "error_code": "PAYMENT_CONSENT_CANCELLED",5 "error_message": "consent is gone",6 "request_id": "Tpy5oiFIMVgoVbs"7}`,
    codes: ['PAYMENT_REJECTED', 'PAYMENT_CONSENT_CANCELLED'],
    ids: { '2FTdSZNaBj99MkJ': 'request_id', Tpy5oiFIMVgoVbs: 'request_id' },
  },
  {
    case: 'page heading with the old name',
    text: `INTERNAL_SERVER_ERROR or plaid-internal-error
Plaid failed on its side
Link user experience
Back to the list of banks.`,
    codes: ['INTERNAL_SERVER_ERROR'],
    ids: {},
  },
  {
    case: 'page block of a webhook',
    text: `1{2 "webhook_type": "ITEM",3 "webhook_code": "LOGIN_REPAIRED",4 "item_id": "11fEz7v1Mw04G4rqqo7WpPUZ3VkUkdUtisEFd",5 "environment": "production"6}`,
    codes: [],
    webhooks: ['ITEM.LOGIN_REPAIRED'],
    ids: { '11fEz7v1Mw04G4rqqo7WpPUZ3VkUkdUtisEFd': 'item_id' },
  },
];
