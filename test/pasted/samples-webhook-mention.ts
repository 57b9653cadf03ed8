import type { PastedSample } from './sample.ts';

/** Webhooks that stand in logs and sentences. */
export const webhookMentionSamples: readonly PastedSample[] = [
  {
    case: 'dotted webhook in a log',
    text: `2026-11-17T07:03:11Z INFO plaid-hook received ITEM.PENDING_DISCONNECT for item_id=7m1H3uvU1J13GF0E9ucKTzfcPzExo99nkeISf (queued)`,
    codes: [],
    webhooks: ['ITEM.PENDING_DISCONNECT'],
    ids: { '7m1H3uvU1J13GF0E9ucKTzfcPzExo99nkeISf': 'item_id' },
  },
  {
    case: 'logfmt webhook with its error',
    text: `level=warn webhook_type=ITEM webhook_code=ERROR item_id=i0PpPJC9Ji56POaivqSCtBLYZjb3ImY1JNQFJ error_code=ITEM_LOCKED error_type=ITEM_ERROR`,
    codes: ['ITEM_LOCKED'],
    webhooks: ['ITEM.ERROR'],
    ids: { i0PpPJC9Ji56POaivqSCtBLYZjb3ImY1JNQFJ: 'item_id' },
  },
  {
    case: 'webhook named in a sentence',
    text: `Got an ITEM.LOGIN_REPAIRED webhook twenty minutes later, so the card should have turned green.`,
    codes: [],
    webhooks: ['ITEM.LOGIN_REPAIRED'],
    ids: {},
  },
  {
    case: 'colon between type and code',
    text: `Unhandled Plaid webhook: TRANSACTIONS: SYNC_UPDATES_AVAILABLE, item 0cgwviA8jq3aO0ECwJHch7sFvoKsWcZClUfKL`,
    codes: [],
    webhooks: ['TRANSACTIONS.SYNC_UPDATES_AVAILABLE'],
    ids: { '0cgwviA8jq3aO0ECwJHch7sFvoKsWcZClUfKL': 'item_id' },
  },
  {
    case: 'two webhooks in order',
    text: `{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"nntYaFxI9PHY0CAhY1fcaRA4RFon0ii2YSP4","error":{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED"}}
{"webhook_type":"ITEM","webhook_code":"LOGIN_REPAIRED","item_id":"nntYaFxI9PHY0CAhY1fcaRA4RFon0ii2YSP4"}`,
    codes: ['ITEM_LOGIN_REQUIRED'],
    webhooks: ['ITEM.ERROR', 'ITEM.LOGIN_REPAIRED'],
    ids: { nntYaFxI9PHY0CAhY1fcaRA4RFon0ii2YSP4: 'item_id' },
  },
  {
    case: 'request log with the body escaped',
    text: String.raw`POST /hooks/plaid 200 3ms body="{\"webhook_type\":\"LIABILITIES\",\"webhook_code\":\"DEFAULT_UPDATE\",\"item_id\":\"c0PtFRkgvlnNJkGOnduus7hJGGU3im6O8kkX5\",\"error\":null}"`,
    codes: [],
    webhooks: ['LIABILITIES.DEFAULT_UPDATE'],
    ids: { c0PtFRkgvlnNJkGOnduus7hJGGU3im6O8kkX5: 'item_id' },
  },
  {
    case: 'webhook body cut off',
    text: `{"webhook_type":"ITEM","webhook_code":"PENDING_EXPIRATION","item_id":"PSmtb97bwMFqaGQF9QKmoyUSuIN9M3YcEqu9d","consent_expir`,
    codes: [],
    webhooks: ['ITEM.PENDING_EXPIRATION'],
    ids: { PSmtb97bwMFqaGQF9QKmoyUSuIN9M3YcEqu9d: 'item_id' },
  },
  {
    case: 'SANDBOX fire_webhook answer and hook',
    text: `> fire_webhook
{"request_id":"8IJnc6Ofl5rGTIw","webhook_fired":true}
< {"webhook_type":"TRANSACTIONS","webhook_code":"DEFAULT_UPDATE","item_id":"vNa7DI4dcK4ZWx2mDxe8UNHsT0B9jM6ogrb7m","error":null,"new_transactions":0}`,
    codes: [],
    webhooks: ['TRANSACTIONS.DEFAULT_UPDATE'],
    ids: { '8IJnc6Ofl5rGTIw': 'request_id', vNa7DI4dcK4ZWx2mDxe8UNHsT0B9jM6ogrb7m: 'item_id' },
  },
];
