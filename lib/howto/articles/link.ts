import type { Article } from '#lib/howto/article.ts';

const faq = { name: "Plaid's FAQ", written: 'undated, about 2020' };

export const link: readonly Article[] = [
  {
    id: 'F22',
    question: 'What is Plaid Link and what does it do for us?',
    answer: [
      'Link is the window inside your app in which users connect their bank. It checks credentials, goes through multi-factor steps or the OAuth page of the bank, explains errors, and lets users choose accounts. The result is an Item.',
      'With that Item you call the products: Auth (ACH numbers), Transactions, Identity, Balance (real-time), Income (income and employer) and more. In Production it is the only way to connect accounts. Try it at plaid.com/demo.',
      'A link_token lives 4 hours (30 minutes in update mode), a public_token 30 minutes.',
    ],
    steps: [
      'Server: /link/token/create gives a link_token.',
      'App: open Link with it (web, iOS, Android, React Native or Hosted Link).',
      'onSuccess gives a public_token.',
      'Server: /item/public_token/exchange gives access_token and item_id. Store both.',
    ],
    words: [
      'widget',
      'popup',
      'modal',
      'drop-in module',
      'SDK',
      'onboarding flow',
      'login screen',
      'front-end',
      'what is it',
      'PUBLIC_KEY_NOT_ENABLED',
      'bank connection window',
    ],
    changed: {
      source: 'Five products; how Link is opened is left to the docs, then by public_key.',
      today: 'Link opens with a link_token only: public keys are not allowed since February 2025.',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/link/' },
    see: ['/plaid diagnose link', '/plaid id'],
  },
  {
    id: 'F31',
    question: 'How do we measure where users drop out of Link?',
    answer: [
      'onEvent(eventName, metadata) reports each step. OPEN: launched. TRANSITION_VIEW: next pane, named in view_name (CREDENTIAL is the password pane). ERROR: an error the user can get over, see error_code. EXIT: left without linking. HANDOFF: linked.',
      'Conversion is HANDOFF divided by distinct link_session_id. OPEN to HANDOFF tells much the same; HANDOFF plus EXIT as the base is too kind, as a closed tab sends no EXIT. The status in onExit says where they stopped.',
      'Apart from OPEN, events come at the end of the session, in any order: sort by timestamp. TRANSITION_VIEW and view names may change, so keep them to statistics. Ready-made charts: dashboard.plaid.com/link-analytics.',
    ],
    words: [
      'reporting',
      'funnel',
      'drop-off',
      'abandonment',
      'tracking',
      'success rate',
      'callback',
      'user behavior',
      'A/B test',
      'SELECT_INSTITUTION',
      'mixpanel',
      'KPI',
    ],
    changed: {
      source:
        'view_name CREDENTIALS; the rate is OPEN to HANDOFF; questions go to the account manager.',
      today:
        'view_name CREDENTIAL; the rate is HANDOFF by link_session_id; the Dashboard has its own page, and /link/token/get gives the same events to a server.',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/link/measuring-conversion/' },
    see: ['/plaid diagnose link'],
  },
  {
    id: 'F43',
    question: 'What can we change in the look and wording of Link?',
    answer: [
      'All in the Dashboard under Link > Link Customization (dashboard.plaid.com/link), with preview, live after Publish. It needs Admin or Link Customization Write Access.',
      'Background color and its opacity. Consent: Plaid alone or with your logo (1024 x 1024 png) and color. Institution Select: title and the banks shown first, Automatic or Custom. Institution Search: wording, the pane without results, its Exit button.',
      'Connected, and Reconnected after update mode: title, text, button. Account Select: one account, several, or all preset; onSuccess returns the choice.',
      'Several versions are possible: pass link_customization_name to /link/token/create. Language and country_codes must match the version exactly, or it is not used.',
    ],
    words: [
      'branding',
      'theme',
      'style',
      'customize',
      'appearance',
      'white label',
      'translate',
      'popular institutions',
      'select account pane',
      'colour',
      'copy text',
      'default bank list',
    ],
    changed: {
      source: 'The title and button of Consent are free; Account Select can be turned off.',
      today:
        'The Consent headline follows from the products, and Account Select is part of every flow, unless the OAuth page of the bank has done it. New US and Canadian teams must pick a use case under Data Transparency (since 2024-10-31).',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/link/customization/' },
    see: ['/plaid diagnose link', '/plaid diagnose accounts'],
  },
  {
    id: 'F45',
    question: 'What should a good Link integration take care of?',
    answer: [
      'Products: name in products only what you need. Link shows only banks and accounts that support all of them, and one-time and monthly products are billed when the Item is made. Extra ones: required_if_supported_products, optional_products, additional_consented_products. Balance cannot be named.',
      'Webhook: put webhook into each /link/token/create; every Item made in that session keeps it, until /item/webhook/update.',
      'Callbacks: onSuccess brings public_token; onEvent follows each step; onExit brings error and metadata.status when a user leaves. On institution_not_found offer a way without Plaid: it means they left at the bank list, whether or not they searched.',
      'Log link_session_id and request_id each time: tickets need them. Closing the tab fires no onExit.',
    ],
    words: [
      'best practice',
      'recommendation',
      'checklist for link',
      'fallback flow',
      'bank missing in link',
      'conversion',
      'INSTITUTION_NOT_SUPPORTED',
      'initialize',
      'implementation tips',
      'requires_credentials',
      'handle exit',
    ],
    changed: {
      source: 'Writes the status INSTITUTION_NOT_FOUND and has one list of products.',
      today:
        'The status is institution_not_found, and three further product lists decide about banks shown and fees.',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/link/initializing-products/' },
    see: ['/plaid diagnose link', '/plaid checklist webhook-url', '/plaid institution'],
  },
];
