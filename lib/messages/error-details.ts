import type { ItemEvent } from '#lib/health/item-event.ts';
import type { Trouble } from '#lib/health/item-health.ts';
import { explainCode } from '#lib/triage/explain-code.ts';
import { reasonFor } from '#lib/triage/plaid/error-code-reason.ts';

import { type Message, section } from './message.ts';
import { code, escape, link } from './text.ts';

/** What stands beside a trouble's code: its reason, what Plaid suggests, and whether we know the code at all. */
export function errorDetails(trouble: Trouble, events: readonly ItemEvent[]): Message['blocks'] {
  const error = events
    .flatMap((event) =>
      event.kind === 'failed' || event.kind === 'checked' ? (event.error ?? []) : [],
    )
    .find((one) => one.code === trouble.code);
  const reason = trouble.reason === undefined ? undefined : reasonFor(trouble.reason);
  const explained = explainCode(trouble.code, trouble.errorType);
  const lines = [
    explained.kind === 'type only' &&
      `Tartan does not know this code; what its type ${code(explained.type)} tells: ${escape(explained.about.meaning)}`,
    reason && `*Reason* ${code(reason.reason)}: ${escape(reason.meaning)} ${escape(reason.next)}`,
    error?.suggestedAction && `*Plaid suggests:* ${escape(error.suggestedAction)}`,
    error?.documentationUrl && link(error.documentationUrl, 'Plaid’s page on it'),
  ].filter((line) => typeof line === 'string' && line !== '');
  return lines.length === 0 ? [] : [section(lines.join('\n'))];
}
