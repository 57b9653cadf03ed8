import type { Home, Message, Modal } from '#lib/messages/message.ts';

import { textsIn } from './slack-limits.ts';

/** What a reader sees: the text or title first, then each block, its parts on lines of their own. */
export function seen(said: Message | Modal | Home): string {
  const top = 'title' in said ? said.title.text : 'text' in said ? said.text : said.type;
  const blocks = said.blocks.map((block) =>
    textsIn(block)
      .map(({ text }) => text)
      .join('\n'),
  );
  return [top, ...blocks].join('\n\n');
}
