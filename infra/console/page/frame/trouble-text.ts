import type { SlackTrouble } from '#console/contract.ts';

/** What one must know of a Slack that refuses, to understand a silent channel. */
export function troubleText(kind: SlackTrouble['kind']): string {
  switch (kind) {
    case 'rate-limited':
      return 'Slack answers 429 to every post: Tartan waits, and nothing is lost.';
    case 'archived':
      return 'The channel is archived: Slack refuses every post.';
    case 'failing':
      return 'Slack fails with 503: Tartan tries again, and nothing is lost.';
    case 'none':
      return '';
  }
}
