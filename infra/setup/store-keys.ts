import { randomBytes } from 'node:crypto';

import { askSecrets } from './ask-secrets.ts';
import { checks } from './check-answer.ts';
import { known } from './known.ts';
import { connectPlaid } from './plaid-sandbox.ts';
import type { Setup, Step } from './setup-step.ts';
import { openStoredSecret } from './stored-secret.ts';

/** Plaid's keys, Codat's where it is used, and a secret for your app's reports. */
export const storeKeys: Step = {
  name: 'keys',
  title: 'The keys of Plaid and Codat',
  async run(setup) {
    const stored = await openStoredSecret(setup);
    const answers = await askSecrets(setup, stored, [
      {
        name: 'PLAID_CLIENT_ID',
        message: 'Plaid’s client_id (dashboard.plaid.com, Developers, Keys)',
        check: checks.plaidClientId,
      },
      {
        name: 'PLAID_SECRET',
        message: `Plaid’s secret of ${known(setup, 'plaidEnv')}`,
        check: checks.plaidSecret,
      },
      ...(known(setup, 'codat') === 'on' ? codatSecrets : []),
    ]);
    const all = { ...stored.values, ...answers };
    const { PLAID_CLIENT_ID: clientId = '', PLAID_SECRET: secret = '' } = all;
    await connectPlaid(setup, { clientId, secret }).checkKeys();
    setup.terminal.say('Plaid takes these keys.');
    await stored.add({ ...answers, ...reportsSecret(setup, stored.values) });
  },
};

const codatSecrets = [
  {
    name: 'CODAT_API_KEY',
    message: 'Codat’s API key (app.codat.io, Developers, API keys)',
    check: checks.codatApiKey,
  },
  {
    name: 'CODAT_WEBHOOK_SECRET',
    message: 'The secret of Codat’s webhooks (Settings, Webhooks)',
    check: checks.webhookSecret,
  },
];

/** Made here, once: nobody has to think one out. */
function reportsSecret(
  setup: Setup,
  stored: Readonly<Record<string, string>>,
): Record<string, string> {
  if (known(setup, 'reports') === 'off') return {};
  if (stored['REPORTS_SECRET'] !== undefined && !setup.replaced.includes('REPORTS_SECRET'))
    return {};
  return { REPORTS_SECRET: `whsec_${randomBytes(32).toString('base64')}` };
}
