const SLACK_HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];

/**
 * A `response_url` that may be called: https on Slack's own hosts, or the host that stands in for Slack.
 *
 * @param apiUrl the configured address of Slack's API
 */
export function allowedResponseUrl(value: unknown, apiUrl: string): URL | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  if (url.username !== '' || url.password !== '') return undefined;
  const standIn = new URL(apiUrl);
  if (standIn.hostname !== 'slack.com' && url.origin === standIn.origin) return url;
  const isSlack =
    url.protocol === 'https:' && url.port === '' && SLACK_HOSTS.includes(url.hostname);
  return isSlack ? url : undefined;
}
