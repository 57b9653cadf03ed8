import type { SecretKind } from '#lib/secrets/secret-kinds.ts';

import { list, type Message, section } from './message.ts';
import { escape } from './text.ts';

/** For who pasted a secret: it was not used, and how it is made worthless. */
export function secretMessage(secrets: readonly SecretKind[]): Message {
  return {
    text: `That looks like ${secretNames(secrets)}, so it was not used or stored. Slack has it now: rotate it.`,
    blocks: secretBlocks(secrets),
  };
}

export function secretBlocks(secrets: readonly SecretKind[]): Message['blocks'] {
  return secrets.length === 0
    ? []
    : [
        section(
          `:warning: That looks like *${escape(secretNames(secrets))}*. It was not used or stored, but Slack has it now: rotate it, and delete the message if it stands in a channel. Ask with the item_id instead, which is safe to share.`,
        ),
        ...list(
          'How',
          secrets.map(({ name, rotate }) => `${escape(name)}: ${escape(rotate)}`),
        ),
      ];
}

function secretNames(secrets: readonly SecretKind[]): string {
  return secrets.map(({ name }) => name).join(' and ');
}
