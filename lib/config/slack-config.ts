import { type Environment, list } from '#lib/environment.ts';

export interface SlackConfig {
  botToken: string;
  /** The one in use first; a second one is the one before, while a rotation lasts. */
  signingSecrets: readonly string[];
  /** Ends in `/api/`. */
  apiUrl: string;
  alertChannel: string;
  /** Workspaces and channels that may ask; empty: all. */
  teams: readonly string[];
  channels: readonly string[];
}

export const slackNames = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'ALERT_CHANNEL'] as const;

export function slackConfig(
  env: Environment,
  get: (name: (typeof slackNames)[number]) => string,
): SlackConfig {
  return {
    botToken: get('SLACK_BOT_TOKEN'),
    signingSecrets: [get('SLACK_SIGNING_SECRET'), ...list(env['SLACK_SIGNING_SECRET_PREVIOUS'])],
    apiUrl: env['SLACK_API_URL'] || 'https://slack.com/api/',
    alertChannel: get('ALERT_CHANNEL'),
    teams: list(env['SLACK_TEAMS']),
    channels: list(env['SLACK_CHANNELS']),
  };
}
