import { WebAPIPlatformError, WebClient } from '@slack/web-api';

import { quietLogger } from '#lib/slack/quiet-logger.ts';

import { SetupProblem } from './setup-problem.ts';
import type { Setup } from './setup-step.ts';
import type { StoredSecret } from './stored-secret.ts';

const TIMEOUT_MS = 10_000;

/** Slack as the bot sees it. @throws when its token is not stored yet */
export function slackAsBot({ slackApiUrl }: Setup, { values }: StoredSecret): WebClient {
  const { SLACK_BOT_TOKEN: token } = values;
  if (token === undefined)
    throw new SetupProblem(
      'No bot token of Slack is stored yet: npm run setup -- --only slack-keys',
    );
  return new WebClient(token, {
    slackApiUrl,
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 1 },
    logger: quietLogger,
  });
}

const sentences: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack does not know this bot token. Copy it anew from OAuth & Permissions.',
  not_authed: 'Slack does not know this bot token. Copy it anew from OAuth & Permissions.',
  token_revoked: 'This bot token was revoked. Install the app anew, and copy the new one.',
  token_expired: 'This bot token has expired: token rotation must be off for this app.',
  account_inactive:
    'The app is no longer in this workspace. Install it anew, and copy the new token.',
  not_in_channel: 'The bot is not in the alert channel. There, type: /invite @Tartan',
  channel_not_found:
    'The bot does not see the alert channel. Is its id right, and is it in this workspace? A private channel has to invite the bot: /invite @Tartan',
  is_archived:
    'The alert channel is archived. Open it again, or choose another: npm run setup -- --from ask',
  restricted_action:
    'This workspace does not let the bot write in the alert channel. An admin can allow it there.',
  ekm_access_denied: 'An admin of this workspace has suspended posting in the alert channel.',
};

/** The sentence for what Slack has said. */
export function slackProblem(error: unknown): SetupProblem {
  if (!(error instanceof WebAPIPlatformError)) {
    const reason = error instanceof Error ? error.message : 'unknown';
    return new SetupProblem(`Slack does not answer (${reason}). Try again in a minute.`);
  }
  const { error: code } = error.data;
  return new SetupProblem(sentences[code] ?? `Slack refuses: ${code}.`);
}
