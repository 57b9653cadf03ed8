import type { PastedSample } from './sample.ts';

/** Nothing of Plaid in it. */
export const nothingSamples: readonly PastedSample[] = [
  {
    case: 'weather',
    text: `Tomorrow: rain from the west, 9 to 13 degrees, strong wind on the coast in the afternoon.`,
    codes: [],
    ids: {},
  },
  {
    case: 'SQL',
    text: `SELECT id, name, created_at FROM customers WHERE status = 'ACTIVE' AND country NOT IN ('DE', 'AT') ORDER BY created_at DESC LIMIT 50;`,
    codes: [],
    ids: {},
  },
  {
    case: 'HTML page of a proxy',
    text: `<html>
<head><title>502 Bad Gateway</title></head>
<body>
<center><h1>502 Bad Gateway</h1></center>
<hr><center>nginx/1.27.2</center>
</body>
</html>`,
    codes: [],
    ids: {},
  },
  {
    case: 'Java stack of something else',
    text: `java.lang.NullPointerException: Cannot invoke "String.length()" because "name" is null
	at com.example.shop.Cart.label(Cart.java:51)
	at com.example.shop.CartPage.render(CartPage.java:18)`,
    codes: [],
    ids: {},
  },
  {
    case: 'pods that restart',
    text: `NAME                        READY   STATUS             RESTARTS      AGE
mailer-6f5b8c7d9-kq2zt      0/1     CrashLoopBackOff   14 (2m ago)   53m
mailer-6f5b8c7d9-v8w4n      1/1     Running            0             53m`,
    codes: [],
    ids: {},
  },
  {
    case: 'git log with a commit hash',
    text: `commit 18ffdaa24974887453d67e45f1f6bdf066eb3aa6
Author: Sam Rivera <sam@example.com>
Date:   Mon Nov 16 14:20:11 2026 +0100

    Move the price table to its own module`,
    codes: [],
    ids: {},
  },
  {
    case: 'Stripe error',
    text: `{"error":{"code":"card_declined","decline_code":"generic_decline","message":"The card was refused.","payment_intent":"pi_3SxTQ2Lk9dIwHu7i0aB4tqPa","type":"card_error"}}`,
    codes: [],
    ids: {},
  },
  {
    case: 'GitHub quota',
    text: `{"message":"API rate limit exceeded for 203.0.113.9 at api.github.com","status":"403"}`,
    codes: [],
    ids: {},
  },
  {
    case: 'capital words that are no codes',
    text: `TODO: set MAX_RETRIES and HTTP_STATUS in .env, otherwise DEBUG prints ERROR and WARN lines all night. ASAP, FYI`,
    codes: [],
    ids: {},
  },
  { case: 'emoji only', text: `👍🎉🙏`, codes: [], ids: {} },
  {
    case: 'shopping list',
    text: `- oat milk\n- 2 lemons\n- rye bread\n- batteries (AA)\n`,
    codes: [],
    ids: {},
  },
  {
    case: 'AWS denial',
    text: `An error occurred (AccessDeniedException) when calling the PutItem operation: role/ledger-writer may not write to table/prices`,
    codes: [],
    ids: {},
  },
];
