import type { AdviceTable } from '#lib/triage/advice.ts';
import { supportForms } from './support-forms.ts';

const page = 'https://plaid.com/docs/errors/assets/';
const asOf = '2026-03-07';
/** Plaid asks for no identifiers for any of these codes. */
const ticket = { identifiers: [], form: supportForms.general };

/** ASSET_REPORT_ERROR: an Asset Report could not be made, copied or read. */
export const assetReportError = {
  PRODUCT_NOT_ENABLED: {
    meaning: 'The report includes an Item that was linked without the assets product.',
    impact: 'No Asset Report is made for this user.',
    scope: 'item',
    whoActs: 'your team',
    next: 'Add assets to the products of the link token and have the user link again.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait until the user has linked with the assets product.',
    },
    updateMode: false,
    causes: ['When one of the Items was linked, assets was not among its products.'],
    steps: [
      'Look with /item/get which Item of the report lacks assets.',
      'Name assets in products for new link tokens.',
      'Let the user link that bank again, and make the report from the new Item.',
    ],
    ticket,
    docs: `${page}#product_not_enabled`,
    asOf,
    note: 'An older Plaid article says to have the product enabled for your client_id; the newer page is about the Item. If assets is new to you, check both.',
  },
  DATA_UNAVAILABLE: {
    meaning: 'The report cannot be made because one or more of its Items are out of order.',
    impact: 'No Asset Report is made for this user until those Items are well again.',
    scope: 'item',
    whoActs: 'end user',
    next: 'Read causes: it names the Items to repair, each with its own error code.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'never',
      advice: 'Asking again does not help yet; wait until every Item under causes is repaired.',
    },
    updateMode: false,
    causes: ['At least one Item of the report has an error, such as a login that ran out.'],
    steps: [
      'Go through causes, and look up the advice for the error code of each item_id.',
      'If causes is empty, call /item/get for each Item of the report.',
      'When all are well again, create the report anew.',
    ],
    endUserWording:
      'We could not put your report together because one of your bank connections needs attention. Please open our app, look for the bank that is marked and follow the steps shown there. We will prepare the report once it is connected again.',
    ticket,
    docs: `${page}#data_unavailable`,
    asOf,
    note: 'Who has to act follows from the error code of each Item under causes; most often it is the user.',
  },
  PRODUCT_NOT_READY: {
    meaning: 'The report is still being made.',
    impact: 'The report cannot be fetched yet; nothing is broken.',
    scope: 'request',
    whoActs: 'Plaid',
    next: 'Wait for the webhook PRODUCT_READY, then fetch the report.',
    phases: ['API'],
    retry: {
      when: 'later',
      advice: 'Fetch it when the ASSETS webhook PRODUCT_READY has come.',
    },
    updateMode: false,
    causes: ['Your server asked for the report before Plaid had finished it.'],
    steps: [
      'Fetch the report from the webhook, and not right after creating it.',
      'Handle the ASSETS webhook ERROR as well, which comes when the report fails.',
    ],
    ticket,
    docs: `${page}#product_not_ready`,
    asOf,
  },
  ASSET_REPORT_GENERATION_FAILED: {
    meaning: 'Plaid tried to make the report and did not succeed.',
    impact: 'No Asset Report is made for this user; their bank connections are not touched.',
    scope: 'request',
    whoActs: 'Plaid',
    next: 'Create the report again later, or with fewer days.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'later',
      advice: 'Create the report again after some hours, when the trouble at Plaid has passed.',
    },
    updateMode: false,
    causes: [
      'Something at Plaid was out of order for a while.',
      'The report covers more than can be handled in one piece.',
    ],
    steps: [
      'See in error_message which of the two it is.',
      'Ask for fewer days, if it was too large.',
      'Otherwise wait some hours and create the report again.',
      'File a ticket when it fails over and over.',
    ],
    endUserWording:
      'Your report could not be prepared just now because of a temporary problem. You do not have to do anything: we will try again and let you know when it is ready.',
    ticket,
    docs: `${page}#asset_report_generation_failed`,
    asOf,
    note: 'An older Plaid article names only passing trouble as the cause; the newer page adds reports that are too large. "Some hours" is ours: Plaid says only later.',
  },
  INVALID_PARENT: {
    meaning: 'The report that was to be copied or filtered does not exist, or not any more.',
    impact: 'The copy is not made; other reports are not touched.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Create the report anew and make the copy from that one.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait until a new report exists.',
    },
    updateMode: false,
    causes: [
      'The first report was removed before the copy was made.',
      'The token never belonged to a report.',
    ],
    steps: [
      'Check which asset_report_token your server sent.',
      'Create a new report, wait until it is ready, and copy or filter it.',
    ],
    ticket,
    docs: `${page}#invalid_parent`,
    asOf,
  },
  INSIGHTS_NOT_ENABLED: {
    meaning: 'The report was asked for with Insights, which your account does not have.',
    impact: 'Reports with Insights fail for every user; reports without them still work.',
    scope: 'account with Plaid',
    whoActs: 'your team',
    next: 'Ask for the report without Insights, or have Sales enable them.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not repeat the call; wait until Plaid has enabled Insights for you.',
    },
    updateMode: false,
    causes: ['The call asks for Insights, and nobody has had them switched on for your account.'],
    steps: [
      'Leave Insights out of the call if you do not need them.',
      'Otherwise ask Sales at Plaid to switch them on.',
    ],
    ticket,
    docs: `${page}#insights_not_enabled`,
    asOf,
  },
  INSIGHTS_PREVIOUSLY_NOT_ENABLED: {
    meaning: 'This report is older than your access to Insights, so it has none.',
    impact: 'Insights cannot be read for this one report; newer reports have them.',
    scope: 'request',
    whoActs: 'your team',
    next: 'Create a new report for this user and read that one.',
    phases: ['API'],
    retry: {
      when: 'never',
      advice: 'Do not ask for this report again; wait until a new one is ready.',
    },
    updateMode: false,
    causes: ['The report was made before your account got Insights.'],
    steps: [
      'Create the report again for the same Items.',
      'Wait for the webhook PRODUCT_READY and read the new report with Insights.',
    ],
    ticket,
    docs: `${page}#insights_previously_not_enabled`,
    asOf,
  },
  DATA_QUALITY_CHECK_FAILED: {
    meaning: 'The data that the bank delivered contradicts itself, so Plaid made no report of it.',
    impact: 'No Asset Report is made for this user for a day or two.',
    scope: 'item',
    whoActs: 'bank',
    next: 'Create the report again in 1 to 2 days.',
    phases: ['API', 'webhook'],
    retry: {
      when: 'later',
      advice: 'Create the report again after 1 to 2 days, when the bank has sent sound data.',
    },
    updateMode: false,
    causes: ['Figures from the bank did not agree with each other.'],
    steps: [
      'Tell the user that it will take a day or two.',
      'Create the report again after that time.',
    ],
    endUserWording:
      'Your bank has sent us information that does not add up yet, so we could not prepare your report. You do not have to do anything: this usually settles within one to two days, and we will then try again.',
    ticket,
    docs: `${page}#data_quality_check_failed`,
    asOf,
  },
} satisfies AdviceTable;
