import { maskSecrets, secretsIn } from '#lib/secrets/mask-secrets.ts';
import type { SecretKind } from '#lib/secrets/secret-kinds.ts';

import { findCodes, findWebhooks, type PastedCode } from './find-codes.ts';
import { findIds, type PastedId } from './find-ids.ts';
import { plainText } from './plain-text.ts';

/** What a paste holds of Plaid: an error's JSON, a webhook, a log line, a sentence, a link. */
export interface Pasted {
  codes: readonly PastedCode[];
  /** As type and code: `ITEM.ERROR`. */
  webhooks: readonly string[];
  ids: readonly PastedId[];
  /** Plaid's `error_code_reason`. */
  reason: string | undefined;
  /** What must not have been pasted. Its values are not among the identifiers. */
  secrets: readonly SecretKind[];
}

export function readPaste(pasted: string): Pasted {
  const text = plainText(pasted);
  const secrets = secretsIn(text);
  const safe = maskSecrets(text);
  return {
    codes: findCodes(safe),
    webhooks: findWebhooks(safe),
    ids: findIds(safe),
    reason: /error_code_reason["']?\s*(?:[:=]|=>)\s*["']?([A-Z_]{3,80})/i.exec(safe)?.[1],
    secrets,
  };
}
