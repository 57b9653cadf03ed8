import { askSecrets } from './ask-secrets.ts';
import { checks } from './check-answer.ts';
import type { Step } from './setup-step.ts';
import { openStoredSecret } from './stored-secret.ts';

/** The Slack app's token and signing secret. */
export const storeSlackKeys: Step = {
  name: 'slack-keys',
  title: 'The keys of the Slack app',
  async run(setup) {
    const stored = await openStoredSecret(setup);
    const answers = await askSecrets(setup, stored, [
      {
        name: 'SLACK_BOT_TOKEN',
        message: 'Bot token of the app (OAuth & Permissions, after it was installed)',
        check: checks.botToken,
      },
      {
        name: 'SLACK_SIGNING_SECRET',
        message: 'Signing secret of the app (Basic Information)',
        check: checks.signingSecret,
      },
    ]);
    const { SLACK_SIGNING_SECRET: before } = stored.values;
    const { SLACK_SIGNING_SECRET: after } = answers;
    const isRotated = before !== undefined && after !== undefined && before !== after;
    await stored.add({
      ...answers,
      // Slack goes on signing with the old one until it is revoked there.
      ...(isRotated ? { SLACK_SIGNING_SECRET_PREVIOUS: before } : {}),
    });
  },
};
