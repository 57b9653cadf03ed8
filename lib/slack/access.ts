import type { SlackConfig } from '#lib/config/slack-config.ts';

import type { SlackBody } from './parse-request.ts';

/** @returns the sentence for who may not ask here; undefined for who may */
export function refusalFor(body: SlackBody, config: SlackConfig): string | undefined {
  const team = textAt(body, 'team_id') ?? textAt(body['team'], 'id');
  const channel = textAt(body, 'channel_id') ?? textAt(body['channel'], 'id');
  if (config.teams.length > 0 && !config.teams.includes(team ?? ''))
    return 'Tartan does not answer this workspace. Its admin sets which ones it does (SLACK_TEAMS).';
  const isListed = config.channels.includes(channel ?? '');
  // A modal is in no channel; it was opened from one that is listed. Nor is App Home, which then tells nothing but where.
  const isNowhere =
    typeof body['view'] === 'object' || textAt(body['event'], 'type') === 'app_home_opened';
  if (config.channels.length > 0 && !isListed && !isNowhere)
    return 'Tartan does not answer in this channel. Its admin sets where it does (SLACK_CHANNELS).';
  if (textAt(body, 'is_ext_shared') === 'true' && !isListed)
    return 'Tartan does not answer in channels that are shared with other companies.';
  return undefined;
}

function textAt(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const field: unknown = new Map(Object.entries(value)).get(name);
  return typeof field === 'string' ? field : undefined;
}
