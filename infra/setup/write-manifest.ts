import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { slackScopes } from '#lib/slack-scopes.ts';

import { apiUrl } from './api-url.ts';
import type { Step } from './setup-step.ts';
import { manifestFor, newAppPage } from './slack-manifest.ts';

/** The manifest of the Slack app with the deployment's address, and what to do with it. */
export const writeManifest: Step = {
  name: 'manifest',
  title: 'The Slack app',
  async run(setup) {
    const manifest = manifestFor(await apiUrl(setup));
    const file = join(dirname(setup.answers.path), `slack-manifest.${setup.stage}.yml`);
    writeFileSync(file, manifest);
    setup.terminal.say(`The manifest is in ${file}.

  A new app:       open this page, choose the workspace, and create it:
                   ${newAppPage(manifest)}
  The same again:  on the app's page (api.slack.com/apps), under App Manifest, put the file in the place of
                   what stands there, save, and install it anew when Slack asks for that.

Slack will say that the request URL is not verified: it is, once the app's secrets are stored, two steps from here.
Then install the app to the workspace, and invite it where the cards go: /invite @Tartan

What it asks for, and why:
${slackScopes.map(({ scope, reason }) => `  ${scope.padEnd(17)} ${reason}`).join('\n')}`);
  },
};
