import type { Finding } from '#lib/doctor/finding.ts';

import { code, date, dayTitle } from './text.ts';

/** What is wrong, and what mends it: both in a few words, for one line. */
export interface Words {
  what: string;
  fix: string;
}

type SlackFinding = Extract<
  Finding,
  {
    kind:
      | 'bot token refused'
      | 'channel archived'
      | 'bot not in channel'
      | 'channel not found'
      | 'Slack refuses posts'
      | 'scope missing'
      | 'cards late'
      | 'summary not told';
  }
>;

/** What keeps Tartan from telling anybody. */
export function slackWords(finding: SlackFinding): Words {
  switch (finding.kind) {
    case 'bot token refused':
      return {
        what: `Slack does not take the bot token (${code(finding.code)})`,
        fix: `copy the Bot User OAuth Token of the Slack app into ${code('SLACK_BOT_TOKEN')}`,
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
    case 'scope missing':
      return {
        what: `The Slack app lacks ${finding.scopes.map(({ scope }) => code(scope)).join(', ')}: ${finding.scopes.map(({ without }) => without).join('; ')}`,
        fix: 'add it under “OAuth &amp; Permissions” and install the app again',
      };
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
  }
}

/** @param article what stands before it; undefined: it begins the sentence */
function channelName(channel: string | undefined, article?: string): string {
  const words = channel === undefined ? 'channel of the cards' : `channel ${code(channel)}`;
  return article === undefined ? `The ${words}` : `${article} ${words}`.trim();
}

export function several(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
