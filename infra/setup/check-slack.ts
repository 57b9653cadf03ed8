import type { WebClient } from '@slack/web-api';

import { slackScopes } from '#lib/slack-scopes.ts';

import { checkDoor } from './check-door.ts';
import { known } from './known.ts';
import { SetupProblem } from './setup-problem.ts';
import type { Setup, Step } from './setup-step.ts';
import { slackAsBot, slackProblem } from './slack-as-bot.ts';
import { openStoredSecret } from './stored-secret.ts';

/** That the token works, has its scopes, may write in the channel, and that Slack's requests will be believed. */
export const checkSlack: Step = {
  name: 'slack',
  title: 'Whether Slack and Tartan understand each other',
  async run(setup) {
    const stored = await openStoredSecret(setup);
    const slack = slackAsBot(setup, stored);
    await checkToken(setup, slack);
    await checkChannel(setup, slack);
    await checkDoor(setup, stored);
  },
};

async function checkToken({ terminal }: Setup, slack: WebClient): Promise<void> {
  try {
    const { team, user, response_metadata: metadata } = await slack.auth.test();
    terminal.say(`Slack knows the bot: ${user ?? 'no name'} in ${team ?? 'a workspace'}.`);
    const granted = metadata?.scopes;
    if (granted === undefined) return;
    const missing = slackScopes.filter(({ scope }) => !granted.includes(scope));
    for (const { scope, without } of missing)
      terminal.say(`The scope ${scope} is missing: without it, ${without}.`);
    if (missing.length > 0)
      throw new SetupProblem(
        'On the app’s page put in the manifest again (npm run setup -- --only manifest), and install the app anew.',
      );
  } catch (error) {
    throw error instanceof SetupProblem ? error : slackProblem(error);
  }
}

/** Slack has no way to ask whether one may write: a message is written, and taken away. */
async function checkChannel(setup: Setup, slack: WebClient): Promise<void> {
  const channel = known(setup, 'alertChannel');
  try {
    const { ts, channel: place = channel } = await slack.chat.postMessage({
      channel,
      text: 'Tartan looks whether it may write here. This message goes away at once.',
    });
    if (ts !== undefined) await slack.chat.delete({ channel: place, ts });
    setup.terminal.say(`The bot may write in ${channel}.`);
  } catch (error) {
    throw slackProblem(error);
  }
}
