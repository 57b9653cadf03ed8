import type { ShownMessage, World } from '#console/contract.ts';
import { LinePane } from '#console/page/behind/line-pane.tsx';
import type { MessageDeeds } from '#console/page/channel/message-deeds.ts';
import { ThreadPane } from '#console/page/channel/thread-pane.tsx';

import type { Side } from './place.ts';

interface Props {
  side: Side;
  messages: readonly ShownMessage[];
  shortcuts: World['shortcuts'];
  isBehindShown: boolean;
  deeds: MessageDeeds;
  onClose: () => void;
}

/** What stands beside the channel: a thread, or what is behind a message. */
export function SideOf({ side, messages, onClose, ...rest }: Props) {
  if (side === undefined) return null;
  // As it stands now: it may have been edited since it was chosen, and is gone when all is set back.
  const of = messages.find(({ channel, ts }) => channel === side.of.channel && ts === side.of.ts);
  if (of === undefined) return null;
  return side.shows === 'line' ? (
    <LinePane key={of.ts} message={of} onClose={onClose} />
  ) : (
    <ThreadPane key={of.ts} parent={of} messages={messages} onClose={onClose} {...rest} />
  );
}
