import type { Checklist } from '#lib/guides/checklist.ts';

/** From Sandbox to Production: keys and addresses first, then what a launch is missing most often. */
export const production: Checklist = {
  name: 'production',
  title: 'From Sandbox to Production',
  when: 'Before the first real user links a bank account through your app.',
  warning:
    'Nothing moves from one environment to another: users who linked in Sandbox have to link anew, and Items, tokens and ids of Sandbox mean nothing in Production. The Development environment that older guides speak of no longer exists.',
  steps: [
    {
      id: 'production-access',
      todo: 'Get Production approved for your team in the Plaid Dashboard.',
      detail:
        'Ask for it on the overview page. New teams may first get a trial with about ten Items: find out your limit before the launch, not at it.',
    },
    {
      id: 'oauth-registration',
      todo: 'Finish the security questionnaire and the registration for OAuth banks.',
      detail:
        'https://dashboard.plaid.com/settings/compliance/us-oauth-institutions shows the state of each bank. Most take about a week; Chase and Schwab may take up to six.',
    },
    {
      id: 'redirect-uri',
      todo: 'Register the redirect URI of your live app in the Dashboard.',
      detail:
        'It has to be the same, letter by letter, as redirect_uri in /link/token/create. Without it OAuth banks cannot send the user back.',
    },
    {
      id: 'production-secret',
      todo: 'Put the Production secret into the secret store of your servers.',
      detail:
        'https://dashboard.plaid.com/developers/keys has one secret per environment; the client id is the same for all. No copy belongs in code, a ticket or Slack.',
    },
    {
      id: 'api-host',
      todo: 'Send every API call of the live app to https://production.plaid.com.',
      detail:
        'Link needs no setting of its own any more: it works in the environment of its link token. A token that starts with link-sandbox- in the live app shows a host that was forgotten.',
    },
    {
      id: 'link-token',
      todo: 'Check products, countries, language and webhook in /link/token/create.',
      detail:
        'Link shows only banks that offer every product in `products`, and each of them may be billed. Set days_requested now if you need more history than 90 days: it is fixed by the first use.',
    },
    {
      id: 'sandbox-leftovers',
      todo: 'Clear Sandbox Items and tokens out of the live database.',
      detail:
        'Whatever has -sandbox- in it fails there with INVALID_ACCESS_TOKEN. Logins for testing such as user_good fail too, and trying them counts against your rate limits.',
    },
    {
      id: 'signed-webhook',
      todo: 'See one signed webhook of Production arrive, verified and answered with 200.',
      detail:
        'Plaid waits ten seconds and wants exactly 200. A receiver with the Sandbox key refuses everything, and above 90 % refused in a day Plaid no longer retries at all.',
    },
    {
      id: 'tartan',
      todo: 'Deploy Tartan with PLAID_ENV=production and the Production secret.',
      detail:
        'One deployment is for one environment, so that Sandbox never pages anybody. /plaid item with the id of a new Item shows that its webhooks arrive.',
    },
    {
      id: 'update-mode',
      todo: 'Repair one Item through update mode, in your own app.',
      detail:
        'In Sandbox /sandbox/item/reset_login breaks an Item on purpose. Check that the user is told, that Link opens for the right bank, and that the access token is kept.',
    },
    {
      id: 'callbacks',
      todo: 'Handle onExit and onEvent besides onSuccess.',
      detail:
        'Say what happened and offer another way when the bank is not found or the user gives up. /plaid error tells for each code what to say.',
    },
    {
      id: 'identifiers',
      todo: 'Log item_id, account_id, request_id and link_session_id with each user.',
      detail:
        'Every ticket needs some of them, webhooks carry no request_id, and the logs of the Dashboard are gone after 14 days.',
    },
    {
      id: 'duplicates',
      todo: 'Compare a new link with what the user has, before the token exchange.',
      detail:
        'Same bank, account name and mask: do not exchange. Billing begins with the exchange. /plaid diagnose duplicates has the banks where a second Item does harm.',
    },
    {
      id: 'real-account',
      todo: 'Link one real account of your own and see its first data.',
      detail:
        'Try a bank with OAuth and one without. Afterwards call /item/remove, or the Item goes on being billed.',
    },
  ],
  source: {
    name: "Plaid's FAQ, articles F2 and F7, and its launch checklist",
    asOf: '2026-03-07',
    url: 'https://plaid.com/docs/launch-checklist/',
  },
};
