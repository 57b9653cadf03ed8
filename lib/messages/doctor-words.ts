import type { Finding } from '#lib/doctor/finding.ts';
import type { Door } from '#lib/incoming/refusals.ts';

import { brokerWords, signingWords } from './doctor-access-words.ts';
import { several, slackWords, type Words } from './doctor-slack-words.ts';
import { code, date, duration, inLine, items } from './text.ts';

const LONGEST_ADDRESS = 120;

export function findingWords(finding: Finding): Words {
  switch (finding.kind) {
    case 'bot token refused':
    case 'channel archived':
    case 'bot not in channel':
    case 'channel not found':
    case 'Slack refuses posts':
    case 'scope missing':
    case 'cards late':
    case 'summary not told':
      return slackWords(finding);
    case 'Plaid keys refused':
      return {
        what: `Plaid does not take the keys in ${finding.environment} (${code(finding.code)})`,
        fix: `copy client_id and the secret of ${finding.environment} from dashboard.plaid.com into ${code('PLAID_CLIENT_ID')} and ${code('PLAID_SECRET')}; each environment has its own secret`,
      };
    case 'stream stuck':
      return {
        what: `Webhooks are kept but not dealt with: of ${String(finding.items)} of the last ${items(finding.of)}, the oldest since ${date(finding.oldest)}`,
        fix: 'see why the inbox function fails, in its log, and whether its stream mapping is enabled',
      };
    case 'sweep does not run':
      return {
        what:
          finding.last === undefined
            ? 'No sweep has come to its end yet'
            : `No sweep has come to its end since ${date(finding.last)}`,
        fix: 'enable the schedule of the sweep function; if it is enabled, its log says why it fails',
      };
    case 'dead letters':
      return {
        what: `${several(finding.count, 'dead letter')}: webhooks that failed at every try`,
        fix: `mend what the log of the inbox function says, then ${code('npm run redrive')}`,
      };
    case 'table not read':
      return {
        what: `The database did not tell ${finding.what}`,
        fix: 'ask again; if it stays, look whether DynamoDB throttles, and what the slack function may read',
      };
    case 'no webhook yet':
      return {
        what: 'No webhook of Plaid has come in the last 7 days',
        fix: `set the webhook address in ${code('/link/token/create')}, and of Items that are there with ${code('/item/webhook/update')}`,
      };
    case 'webhooks of another environment':
      return {
        what: `The last webhooks are of ${finding.came.map(code).join(', ')}, but ${code('PLAID_ENV')} is ${code(finding.wanted)}`,
        fix: `deploy with the right ${code('PLAID_ENV')}, or point the Items of ${code(finding.wanted)} here`,
      };
    case 'webhooks sent elsewhere':
      return {
        what:
          finding.to === ''
            ? `Item ${code(finding.itemId)} has no webhook address`
            : `Item ${code(finding.itemId)} sends its webhooks to ${inLine(placeOf(finding.to), LONGEST_ADDRESS)}`,
        fix: `set it to ${inLine(finding.wanted, LONGEST_ADDRESS)} with ${code('/item/webhook/update')}, or have your own door pass on what it gets`,
      };
    case 'webhooks not verified':
      return {
        what: `${several(finding.count, 'webhook')} could not be verified, the last ${date(finding.last)}: Plaid gave no verification key`,
        fix: `Plaid sends them again; if it goes on, deploy again, so that the door has the ${code('PLAID_SECRET')} of today`,
      };
    case 'many webhooks rejected':
      return {
        what: `${String(finding.rejected)} webhooks were rejected within two hours, ${finding.isAtLeast ? 'over ' : ''}${String(finding.kept)} kept`,
        fix: 'somebody else sends to the address, or something on the way changes bodies: the log of plaid-webhook has the reasons; Plaid stops sending where most is rejected',
      };
    case 'signing secret wrong':
      return signingWords(
        finding.door,
        `${several(finding.count, 'time')}, last ${date(finding.last)}`,
      );
    case 'door switched off':
      return finding.door === 'codat'
        ? {
            what: `Codat sends webhooks, but they are switched off: ${several(finding.count, 'time')}, last ${date(finding.last)}`,
            fix: `put ${code('CODAT_WEBHOOK_SECRET')} into the secret and deploy with ${code('CODAT=on')}`,
          }
        : {
            what: `Your app sends reports, but they are switched off: ${several(finding.count, 'time')}, last ${date(finding.last)}`,
            fix: `put ${code('REPORTS_SECRET')} into the secret and deploy with ${code('REPORTS=on')}`,
          };
    case 'clock wrong':
      return {
        what: `Our clock is ${duration(Math.abs(finding.skewMs))} ${finding.skewMs > 0 ? 'ahead of' : 'behind'} Slack’s, so signatures are refused`,
        fix: 'set the clock of this machine; on AWS, open a case with AWS',
      };
    case 'Codat key refused':
      return {
        what: `Codat does not take the API key (${code(finding.code)})`,
        fix: `copy a key from Developers › API keys in Codat’s portal into ${code('CODAT_API_KEY')} and deploy`,
      };
    case 'broker fails':
      return brokerWords(finding.fault, finding.itemId);
    case 'requests too old':
      return {
        what: `${senders[finding.door]} sent ${several(finding.count, 'request')} that ${finding.count === 1 ? 'was' : 'were'} rightly signed and too old, the last ${date(finding.last)}`,
        fix: 'look whether the sender’s clock is right, and whether something on the way holds requests back',
      };
    case 'webhooks ceased':
      return {
        what: `No webhook of Plaid since ${date(finding.last)}`,
        fix: `where Items should have sent some, ask about one: ${code('/plaid doctor <item>')} says where its webhooks go`,
      };
    case 'secrets old':
      return {
        what: `The keys have not been changed for ${duration(finding.ageMs)}, since ${date(finding.changedAt)}`,
        fix: 'rotate them, one after the other: /plaid checklist secret-rotation leads through it',
      };
    case 'no answer':
      return {
        what: `${finding.service} did not say how it is (${code(finding.code)})`,
        fix: 'ask again in a minute',
      };
  }
}

const senders: Readonly<Record<Door, string>> = {
  plaid: 'Plaid',
  codat: 'Codat',
  reports: 'Your app',
  slack: 'Slack',
};

/** Without its query, which may hold a secret. */
function placeOf(address: string): string {
  if (!URL.canParse(address)) return 'what is no address';
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}
