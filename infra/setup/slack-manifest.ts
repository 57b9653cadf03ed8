import { readFileSync } from 'node:fs';

const PLACEHOLDER = 'https://your-api.example';

/** The manifest of the Slack app. @param apiUrl where the deployment answers, without a slash at its end */
export function manifestFor(apiUrl: string): string {
  return readFileSync('infra/slack-manifest.yml', 'utf8')
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll(PLACEHOLDER, apiUrl);
}

/** The page where Slack makes an app of a manifest, with this one filled in. */
export function newAppPage(manifest: string): string {
  return `https://api.slack.com/apps?new_app=1&manifest_yaml=${encodeURIComponent(manifest)}`;
}
