import type { Checklist } from '#lib/guides/checklist.ts';

/** The address of webhooks is kept in three places: each Item, the link token, the Dashboard. */
export const webhookUrl: Checklist = {
  name: 'webhook-url',
  title: 'Move webhooks to a new address',
  when: 'When Items are pointed at Tartan, or at any other new receiver.',
  warning:
    'An Item has one webhook address. If your own app listens, too, whoever gets the webhook has to pass it on: with the same bytes and the Plaid-Verification header, and within five minutes. Leave Items that Codat made as they are: Codat listens to theirs itself.',
  steps: [
    {
      id: 'new-address',
      todo: 'Write down the new address, and open it to the internet over HTTPS.',
      detail:
        "Tartan's is https://<api>/webhooks/plaid. The certificate must be valid. Plaid sends from 52.21.26.131, 52.21.47.157, 52.41.247.19 and 52.88.82.239, and may add others.",
    },
    {
      id: 'answers',
      todo: 'See that the new address answers: 401 to a POST without a signature.',
      detail:
        'With a wrong PLAID_ENV or PLAID_SECRET it will refuse what Plaid signed, too, and above 90 % refused in a day Plaid stops retrying.',
    },
    {
      id: 'pass-on',
      todo: 'Decide who passes webhooks on to whom, and test it.',
      detail:
        'Nothing to do if only Tartan, or only your app, needs them. A copy that is written anew as JSON no longer fits its signature.',
    },
    {
      id: 'link-token',
      todo: 'Set `webhook` in /link/token/create to the new address.',
      detail: 'First this one: from now on every new Item is right from the start.',
    },
    {
      id: 'item-list',
      todo: 'Export all live Items from your own database.',
      detail:
        'Plaid has no endpoint that lists them all. Leave out Items that Codat made: their client_user_id is the id of a Codat connection.',
    },
    {
      id: 'first-item',
      todo: 'Call /item/webhook/update for one Item.',
      detail:
        'Plaid then sends WEBHOOK_UPDATE_ACKNOWLEDGED to the new address, not to the old one. /plaid item with its id shows it when it came.',
    },
    {
      id: 'all-items',
      todo: 'Call /item/webhook/update for all other Items.',
      detail:
        'One call per Item, with its access token, from your own server. Go slowly, wait a minute when RATE_LIMIT comes, and note which calls failed.',
    },
    {
      id: 'not-yet',
      todo: 'Compare the acknowledged Items with your list, until none is left.',
      detail:
        'Those without WEBHOOK_UPDATE_ACKNOWLEDGED are not pointed at the bot yet: `webhook` in the answer of /item/get says where they point. Items that were removed drop out.',
    },
    {
      id: 'dashboard-products',
      todo: 'Change the addresses that are set in the Dashboard.',
      detail:
        'https://dashboard.plaid.com/developers/webhooks: Transfer, Payment Initiation, Identity Verification, Monitor, refreshed bank income, micro-deposit events. These know nothing of the address of an Item.',
    },
    {
      id: 'status-alerts',
      todo: 'Change the address of status alerts, if you use them.',
      detail:
        'https://dashboard.plaid.com/settings/team/notification-preferences. They tell of trouble at a bank and carry no Item.',
    },
    {
      id: 'old-quiet',
      todo: 'Keep the old address alive until it has been quiet for a day.',
      detail:
        'Retries go on for up to 24 hours. What comes there later belongs to an Item that was forgotten: point it at the new address, too.',
    },
    {
      id: 'old-closed',
      todo: 'Close the old address, and remove it from configuration.',
      detail: 'An Item that still points there loses its webhooks without a word.',
    },
  ],
  source: {
    name: "Plaid's FAQ, article F46, and its docs on webhooks",
    asOf: '2026-03-07',
    url: 'https://plaid.com/docs/api/webhooks/',
  },
};
