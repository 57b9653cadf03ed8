import type { Article } from '#lib/howto/article.ts';
import { faq } from '#lib/howto/faq.ts';

export const products: readonly Article[] = [
  {
    id: 'F8',
    topic: 'Auth features: Instant Match and micro-deposits',
    question: 'How do we turn on all ways to verify an account with Auth?',
    answer: [
      'Instant Auth and Instant Match work by default. Turn on the rest (Automated, Instant and Same Day Micro-deposits, Database Auth) at dashboard.plaid.com/account-verification, or in the auth object of /link/token/create, such as automated_microdeposits_enabled and same_day_microdeposits_enabled.',
      'All but Instant Auth need country_codes US alone. Same Day Micro-deposits need auth (or transfer) as the only entry in products; Automated may have others beside auth.',
    ],
    steps: [
      'Call /link/token/create with user, country_codes, products auth, webhook.',
      'Read metadata.accounts[].verification_status in onSuccess: pending_automatic_verification or pending_manual_verification means wait; null means done.',
      'Automated: wait for AUTH AUTOMATICALLY_VERIFIED, then /auth/get (PRODUCT_NOT_READY before). VERIFICATION_EXPIRED after 7 days: link anew.',
      'Same Day: after 1 to 2 business days ask the user back; make a link_token from the access_token. They enter the three-letter code of the $0.01 deposit; three tries.',
      'Test in Sandbox: Houndstooth Bank (ins_109512), user_good / microdeposits_good, routing 021000021, account 1111222233330000. Same Day: routing 110000000, same account, code ABC. /sandbox/item/set_verification_status skips the wait.',
    ],
    words: [
      'small deposit',
      'account number',
      'penny test',
      'manual verification',
      'link with account numbers',
      'verify bank account',
      'enable all features',
      'SMS_MICRODEPOSITS_VERIFICATION',
      'ACH verification',
      'manually_verified',
      'same-day',
    ],
    changed: {
      source:
        'Only Instant Auth by default, the rest through the account manager; US and CA; the user enters amounts after 2-3 business days, with a new public_token.',
      today:
        'Instant Match too, the rest self-service, US only (in CA only legacy Database Insights); a code instead of amounts, with a link_token.',
      asOf: '2026-03-07',
    },
    source: { ...faq, url: 'https://plaid.com/docs/auth/coverage/' },
    see: ['/plaid checklist auth-features', '/plaid webhook AUTOMATICALLY_VERIFIED'],
  },
  {
    id: 'F35',
    topic: 'About Plaid: products, banks supported, countries, cost, security',
    question: 'What does Plaid offer: products, banks, countries, price, security?',
    answer: [
      'Products: Auth (account and routing numbers), Transactions, Identity (name, phone, e-mail, address), Balance, Income, Assets; now also Investments, Liabilities, Statements, Enrich, Signal, Transfer, Identity Verification, Monitor, Plaid Check. Personal and business accounts; MFA at every supported bank.',
      'Over 12,000 banks in the US, Canada, the UK and Europe; /institutions/get lists them. Transactions brings current and available balance, account name, pending, place with coordinates, category with confidence. Plaid looks one to four times a day; webhooks say when there is news.',
      'Sandbox is free and unlimited. Live tests: Trial plan, 10 Items, US and Canada. Upgrade at dashboard.plaid.com/overview/request-products; the last page of the form shows prices. You integrate through Link, so credentials never touch your server.',
      'Auth moves no money: a processor such as Stripe or Dwolla does; Transfer does move it. Security: tokens, encryption, SOC 2 and ISO 27001, penetration tests; see security.plaid.com. Plaid rhymes with glad.',
    ],
    words: [
      'security audit',
      'certification',
      'business and consumer accounts',
      'capabilities',
      'about plaid',
      'general questions',
      'pronounce',
      'how much',
      'international',
      'how many institutions',
      'what is plaid',
      'europe coverage',
      'multi-factor',
      'company account',
      'compliance',
      'update frequency',
    ],
    changed: {
      source:
        'Six products, the US and Canada, thousands of banks, and 100 free live accounts in Development.',
      today:
        'Many more products, the UK and Europe too, Trial plan instead of Development (ended 2024-06-20).',
      asOf: '2026-04-15',
    },
    source: { ...faq, url: 'https://plaid.com/docs/account/billing/' },
    see: ['/plaid institution', '/plaid checklist production'],
  },
];
