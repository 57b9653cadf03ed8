import type { BrokerFault, Finding } from '#lib/doctor/finding.ts';
import type { Door } from '#lib/incoming/refusals.ts';

import { code, date, dayTitle, duration, inLine, items } from './text.ts';

/** What is wrong, and what mends it: both in a few words, for one line. */
interface Words {
  what: string;
  fix: string;
}

const LONGEST_ADDRESS = 120;

export function findingWords(finding: Finding): Words {
  switch (finding.kind) {
    case 'bot token refused':
      return {
        what: `Slack does not take the bot token (${code(finding.code)})`,
        fix: `copy the Bot User OAuth Token of the Slack app into ${code('SLACK_BOT_TOKEN')}`,
      };
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
    case 'channel archived':
      return {
        what: `${channelName(finding.channel)} is archived${finding.since === undefined ? '' : `: Slack refuses posts since ${date(finding.since)}`}`,
        fix: `unarchive it, or set ${code('ALERT_CHANNEL')} or ${code('SUMMARY_CHANNEL')} to another and deploy`,
      };
    case 'bot not in channel':
      return {
        what: `The bot is not in ${channelName(finding.channel, 'the')}`,
        fix: `type ${code('/invite @Tartan')} there`,
      };
    case 'channel not found':
      return {
        what: `Slack knows no ${channelName(finding.channel, '')}, or it is private and the bot is not in it`,
        fix: `invite the bot there, or put the right id (${code('C…')}) into ${code('ALERT_CHANNEL')} or ${code('SUMMARY_CHANNEL')}`,
      };
    case 'Slack refuses posts':
      return {
        what: `Slack refuses ${several(finding.count, 'message')} for ${channelName(finding.channel, 'the')} (${code(finding.code)})`,
        fix: `api.slack.com/methods/chat.postMessage says what ${code(finding.code)} asks for`,
      };
    case 'no webhook yet':
      return {
        what: 'No webhook of Plaid has come in the last 7 days',
        fix: `set the webhook address in ${code('/link/token/create')}, and of Items that are there with ${code('/item/webhook/update')}`,
      };
    default:
      return moreWords(finding);
  }
}

type Others = Exclude<
  Finding,
  {
    kind:
      | 'bot token refused'
      | 'Plaid keys refused'
      | 'stream stuck'
      | 'sweep does not run'
      | 'dead letters'
      | 'table not read'
      | 'channel archived'
      | 'bot not in channel'
      | 'channel not found'
      | 'Slack refuses posts'
      | 'no webhook yet';
  }
>;

function moreWords(finding: Others): Words {
  switch (finding.kind) {
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
    case 'scope missing':
      return {
        what: `The Slack app lacks ${finding.scopes.map(({ scope }) => code(scope)).join(', ')}: ${finding.scopes.map(({ without }) => without).join('; ')}`,
        fix: 'add it under “OAuth &amp; Permissions” and install the app again',
      };
    case 'Codat key refused':
      return {
        what: `Codat does not take the API key (${code(finding.code)})`,
        fix: `copy a key from Developers › API keys in Codat’s portal into ${code('CODAT_API_KEY')} and deploy`,
      };
    case 'broker fails':
      return brokerWords(finding.fault, finding.itemId);
    case 'cards late':
      return {
        what: `${several(finding.count, 'card')} should have been posted or changed by now, the first ${date(finding.oldest)}`,
        fix: 'wait some minutes: Slack may slow us down; if it stays, the log of the sweep function says why',
      };
    case 'summary not told':
      return {
        what: `The summary of ${dayTitle(finding.day)} has not been told in ${channelName(finding.channel, 'the')}${finding.last === undefined ? ': none has' : `, the last was of ${dayTitle(finding.last)}`}`,
        fix: 'enable the schedule of the daily-summary function; if it is enabled, its log says why it fails',
      };
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

function signingWords(door: Exclude<Door, 'plaid'>, when: string): Words {
  switch (door) {
    case 'slack':
      return {
        what: `Requests in Slack’s name did not fit the signing secret: ${when}`,
        fix: `copy Basic Information › Signing Secret into ${code('SLACK_SIGNING_SECRET')}; while it is rotated, the old one into ${code('SLACK_SIGNING_SECRET_PREVIOUS')}`,
      };
    case 'codat':
      return {
        what: `Webhooks in Codat’s name did not fit the secret: ${when}`,
        fix: `copy the endpoint’s secret from Codat’s portal into ${code('CODAT_WEBHOOK_SECRET')} and deploy`,
      };
    case 'reports':
      return {
        what: `Reports in your app’s name did not fit the secret: ${when}`,
        fix: `give your app and Tartan the same ${code('REPORTS_SECRET')}`,
      };
  }
}

function brokerWords(fault: BrokerFault, itemId: string): Words {
  const item = `Item ${code(itemId)}`;
  switch (fault) {
    case 'failed':
      return {
        what: 'The access-token broker failed',
        fix: `its own log says why; ${code('ACCESS_TOKEN_FUNCTION')} must name it, and it must answer ${code('{access_token}')}`,
      };
    case 'silent':
      return {
        what: 'The access-token broker did not answer in 2 seconds',
        fix: 'its own log says why; give it more memory, or warm it',
      };
    case 'no token':
      return {
        what: `The access-token broker knows no token for ${item}, which sends webhooks`,
        fix: 'let it look where your app stores tokens now',
      };
    case 'token of another environment':
      return {
        what: `The access-token broker gives a token of another environment for ${item}`,
        fix: `compare its tokens with ${code('PLAID_ENV')}`,
      };
    case 'token of another Item':
      return {
        what: `The access-token broker gives the token of another Item for ${item}`,
        fix: 'look at how your app stores item_id and token',
      };
  }
}

/** @param article what stands before it; undefined: it begins the sentence */
function channelName(channel: string | undefined, article?: string): string {
  const words = channel === undefined ? 'channel of the cards' : `channel ${code(channel)}`;
  return article === undefined ? `The ${words}` : `${article} ${words}`.trim();
}

/** Without its query, which may hold a secret. */
function placeOf(address: string): string {
  if (!URL.canParse(address)) return 'what is no address';
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

function several(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
