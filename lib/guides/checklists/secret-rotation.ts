import type { Checklist } from '#lib/guides/checklist.ts';

/** Both secrets live side by side until the old one is deleted: everything happens before that. */
export const secretRotation: Checklist = {
  name: 'secret-rotation',
  title: "Rotate Plaid's secret",
  when: 'When a secret of Plaid has leaked, somebody who knew it leaves, or its time is up.',
  warning:
    'Codat logs in to Plaid with your client id and secret. If either changes and Codat is not told, its companies on Plaid become Deauthorized and their users have to link again. Tartan holds a copy of the secret, too.',
  steps: [
    {
      id: 'places',
      todo: 'List every place that holds the secret of this environment.',
      detail:
        'Services, jobs, functions, CI, laptops, Tartan (PLAID_SECRET), Codat, other vendors. Each environment has a secret of its own; only the one that you rotate changes.',
    },
    {
      id: 'rights',
      todo: 'Find the teammate whose rights allow it, and agree on the hour.',
      detail:
        "Rights on secrets are given per environment under the team's settings in the Dashboard. Pick an hour in which somebody can watch.",
    },
    {
      id: 'rotate',
      todo: 'Start the rotation on the keys page of the Dashboard.',
      detail:
        'https://dashboard.plaid.com/developers/keys, the rotate icon beside the secret. From now on old and new both work. To call it off, delete the new one.',
    },
    {
      id: 'own-services',
      todo: 'Deploy the new secret to all your own services.',
      detail: 'Through the secret store, never through Slack or a ticket.',
    },
    {
      id: 'own-test',
      todo: 'See a call with the new secret succeed from each service.',
      detail:
        '/link/token/create costs nothing. INVALID_API_KEYS says that secret, client id and environment do not belong together.',
    },
    {
      id: 'tartan',
      todo: "Change Tartan's own PLAID_SECRET.",
      detail:
        'npm run setup -- --only keys --replace PLAID_SECRET, or by hand in the secret named tartan (or as SECRETS_ID says) in AWS Secrets Manager. Tartan reads it anew within five minutes; nothing has to be deployed.',
    },
    {
      id: 'codat-credentials',
      todo: 'Update Codat: enter the new Plaid secret in the Codat Portal, before the old one is deleted.',
      detail:
        'Settings, Integrations, Banking, Plaid, Manage: Client ID and the secret of this environment. Leave Environment as it is: switching it deauthorizes companies as well. No Codat: tick this off.',
    },
    {
      id: 'codat-linked',
      todo: 'Sync one Codat company on Plaid and see that it is still Linked.',
      detail:
        'A wave of connection.disconnected webhooks means that Codat has the wrong secret: enter it again before you go on. No Codat: tick this off.',
    },
    {
      id: 'old-unused',
      todo: 'Go through your list of places: each one has the new secret.',
      detail:
        'We know of no page at Plaid that shows who still uses the old one: your list has to be right.',
    },
    {
      id: 'delete-old',
      todo: 'Delete the old secret on the keys page.',
      detail:
        'At once if it leaked, otherwise after a day with both. Whoever still uses it is shut out from then on.',
    },
    {
      id: 'watch-hour',
      todo: 'Watch for INVALID_API_KEYS for an hour.',
      detail:
        'In the logs of your services, and at https://dashboard.plaid.com/activity/logs, which may lag behind by minutes to hours.',
    },
    {
      id: 'watch-day',
      todo: 'See the next day that webhooks still arrive in Tartan, and Codat still syncs.',
      detail:
        'Tartan needs the secret only to fetch the keys that webhooks are signed with, and keeps those for a day: a wrong secret shows late, as answers of 503 to Plaid.',
    },
  ],
  source: {
    name: "Plaid's FAQ, article F44, and Codat's docs on Plaid",
    asOf: '2026-08-17',
  },
};
