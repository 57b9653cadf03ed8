import type { Finding } from './finding.ts';

/** Slack's codes for a token that it does not take, or not any more. */
export const tokenCodes = [
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
];

/** What it means that Slack does not take a message. @param code Slack's */
export function refusedPost(
  channel: string | undefined,
  code: string,
  { count, since }: { count: number; since?: string | undefined },
): Finding {
  if (tokenCodes.includes(code)) return { kind: 'bot token refused', code };
  switch (code) {
    case 'is_archived':
      return { kind: 'channel archived', channel, since };
    case 'not_in_channel':
      return { kind: 'bot not in channel', channel };
    case 'channel_not_found':
      return { kind: 'channel not found', channel };
    default:
      return { kind: 'Slack refuses posts', channel, code, count };
  }
}
