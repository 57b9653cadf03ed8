import type { Article } from '#lib/howto/article.ts';

const faq = { name: "Plaid's FAQ", written: 'undated, about 2020' };

export const environmentsAndBilling: readonly Article[] = [
  {
    id: 'F2',
    question: 'What has to change to go from Sandbox to Production?',
    answer: [
      'Three things in code: the environment of Link and of the client library, the host, and the secret. A token works only where it was made, and its second word tells where: link-production-…, access-sandbox-….',
      'Nothing moves along: every Sandbox Item has to be linked again by its user. Full access takes Plaid a few business days. Your own list of steps: dashboard.plaid.com/developers/launch-center.',
      'OAuth banks also want the application profile, company profile and security questionnaire. US and Canadian teams made after 2024-10-31 must choose a use case under Link > Data Transparency.',
    ],
    steps: [
      'Request Production access: dashboard.plaid.com/overview/production.',
      'Set the client library and, where Link still has one, its env to production.',
      'Send requests to https://production.plaid.com.',
      'Use client_id with the Production secret from dashboard.plaid.com/developers/keys.',
      'Remove user_good and /sandbox/ calls; redirect URIs need https.',
      'Link a real account and see that its webhooks arrive.',
    ],
    words: [
      'go live',
      'release',
      'migrate',
      'switch',
      'INVALID_API_KEYS',
      'UNAUTHORIZED_ENVIRONMENT',
      'base url',
      'real users',
      'deploy',
      'move items',
    ],
    changed: {
      source: 'One starts from Sandbox or Development; the secret is under Account > Keys.',
      today:
        'Development ended on 2024-06-20 and its Items are deleted. Keys are at developers/keys.',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/launch-checklist/' },
    see: ['/plaid checklist production', '/plaid error UNAUTHORIZED_ENVIRONMENT'],
  },
  {
    id: 'F7',
    question: 'Which environments does Plaid have, and where can I test with real accounts?',
    answer: [
      'Two, with separate hosts, and no data passes from one to the other. Sandbox, https://sandbox.plaid.com: free, from the first day, any number of test Items, test logins only (user_good / pass_good).',
      'Production, https://production.plaid.com: real data, billed. Ask for it in the Dashboard; Plaid checks company and use case.',
      'Real accounts for free: the Trial plan, 10 Items in Production, for US and Canadian sign-ups since 2026-04-15. Teams that have Limited Production keep it: capped calls and Items, and no Chase, Bank of America or Wells Fargo before full access.',
      'A used-up cap shows as CREDITS_EXHAUSTED. The old cap error was ADDITION_LIMIT.',
    ],
    words: [
      'staging',
      'non-production',
      'live credentials',
      'quota',
      '100 accounts',
      'api host',
      'base url',
      'free tier',
      'item limit',
      'test mode',
      'hobby',
    ],
    changed: {
      source:
        'Three environments: Development, https://development.plaid.com, takes up to 100 live Items on request.',
      today:
        'Development was switched off on 2024-06-20, its Items deleted. Tests with live data run in Production.',
      asOf: '2026-04-15',
    },
    source: {
      ...faq,
      url: 'https://support.plaid.com/hc/en-us/articles/16110110883479-How-are-Sandbox-Production-Trial-plan-and-Limited-Production-different',
    },
    see: ['/plaid error CREDITS_EXHAUSTED', '/plaid sandbox', '/plaid checklist production'],
  },
  {
    id: 'F9',
    question: 'What does Plaid bill for, and does a broken Item still cost money?',
    answer: [
      'Only Production costs. One-time fee: Auth, Identity, Income, Layer: once for each Item, when it is created with the product (access_token returned) or at the first call. Auth and Identity as optional_products: at the first call.',
      'Monthly fee: Transactions, Recurring Transactions, Liabilities, Investments, as long as the access_token lives. Yes, in error too. /item/remove ends it, as does the user at my.plaid.com.',
      'Months are calendar months in UTC, never pro-rated. Removed on January 1: still on the bill for January (comes early February), no longer on that for February (early March).',
      'Per call that succeeds: Balance (/accounts/balance/get), Signal, refresh endpoints; Assets, Statements and Enrich by amount. Free: /item/…, /institutions/…, /accounts/get. Your agreement decides; prices are not published.',
    ],
    words: [
      'pricing',
      'invoice',
      'charge',
      'how much',
      'subscription',
      'cancel',
      'stop paying',
      'abandoned items',
      'price list',
      'money back',
      'delete items',
    ],
    changed: {
      source:
        'Growth plan, five products: Auth, Identity, Income once; Balance per call; Transactions monthly.',
      today:
        'Many more products, three paid plans (pay-as-you-go, Growth, Custom), and optional_products billed on use.',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/account/billing/' },
    see: ['/plaid stale', '/plaid item', '/plaid diagnose duplicates'],
  },
  {
    id: 'F13',
    question: 'How do I simulate MFA and error flows in Link?',
    answer: [
      'In Sandbox only: sign in with the user name user_good and put the wish into the password.',
      'One code to a device: mfa_device, code 1234. Questions: mfa_questions_<n>_<m> for n rounds of m questions; the answer is answer_<i>_<j>, counted from 0.',
      'One choice: mfa_selections, answer Yes. Several: mfa_selections_<n>_<m>_<o> for n rounds, m questions, o options (n and m 1 to 9, o 2 to 9); the answer is answer_<n>_<m>_0, for instance answer_1_1_0.',
      'Errors of type ITEM_ERROR or INSTITUTION_ERROR: error_<CODE>, for instance error_INVALID_CREDENTIALS. For a broken Item after linking use /sandbox/item/reset_login.',
    ],
    words: [
      'test credentials',
      'two-factor',
      'OTP',
      'security question',
      'fake error',
      'trigger',
      'error_ITEM_LOCKED',
      'QA',
      'multi-factor',
      'mock login',
      'ITEM_LOGIN_REQUIRED',
      'pass_good',
    ],
    changed: {
      source: 'Names no answers to the challenges and no test bank.',
      today:
        'Take a test bank without OAuth, such as First Platypus Bank (ins_109508): elsewhere special passwords may be ignored. Bank of America and U.S. Bank always show their own MFA.',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/sandbox/test-credentials/' },
    see: ['/plaid sandbox', '/plaid diagnose mfa'],
  },
  {
    id: 'F28',
    question: 'What does Plaid with Stripe cost, and who answers questions about the bill?',
    answer: [
      "On Plaid's side the one-time Auth fee for each Item: the pair is Plaid Auth with Stripe's ACH processing. More calls with Auth on that Item cost nothing further.",
      'It falls due when the Item exists: normally once the public_token has been exchanged, with micro-deposit flows already when the public_token is created.',
      'Moving money with the stripe_bank_account_token is priced and billed by Stripe: ask Stripe Support. For the Plaid part your Services Agreement decides.',
    ],
    words: [
      'pricing',
      'invoice',
      'charge',
      'ach fee',
      'payment processor',
      'how much',
      'per link',
      'btok',
      'billing',
      'fees',
    ],
    changed: {
      source: 'The fee arises as soon as a public_token is created.',
      today:
        'As a rule at the exchange of the public_token; at its creation only in micro-deposit flows.',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/account/billing/' },
    see: ['/plaid diagnose stripe'],
  },
  {
    id: 'F48',
    question: 'What does Plaid with Dwolla cost?',
    answer: [
      "On Plaid's side the one-time Auth fee for each Item: the pair is Plaid Auth with Dwolla's ACH processing. Your order form or Services Agreement decides.",
      'It falls due when the Item exists: normally once the public_token has been exchanged, with micro-deposit flows already when the public_token is created.',
      "Calls that Dwolla makes with your processor_token are billed to you as if they were yours, yet the Usage page leaves them out. For Dwolla's own prices ask Dwolla's sales team or your Plaid account manager.",
    ],
    words: [
      'pricing',
      'invoice',
      'charge',
      'ach fee',
      'payment processor',
      'how much',
      'billing',
      'contract',
      'fees',
      'quote',
    ],
    changed: {
      source: 'The fee arises as soon as a public_token is created.',
      today:
        'As a rule at the exchange of the public_token; at its creation only in micro-deposit flows.',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/account/billing/' },
    see: ['/plaid diagnose dwolla'],
  },
];
