import { useMemo } from 'react';

import type { ShownMessage, World } from '#console/contract.ts';
import { SidePane } from '#console/page/frame/side-pane.tsx';

import { repliesText, threadOf } from './group-messages.ts';
import type { MessageDeeds } from './message-deeds.ts';
import { MessageCard } from './message-card.tsx';

interface Props {
  messages: readonly ShownMessage[];
  parent: ShownMessage;
  shortcuts: World['shortcuts'];
  isBehindShown: boolean;
  deeds: MessageDeeds;
  onClose: () => void;
}

export function ThreadPane({ messages, parent, shortcuts, deeds, ...rest }: Props) {
  const { channel, ts } = parent;
  const [first, ...replies] = useMemo(
    () => threadOf(messages, channel, ts),
    [messages, channel, ts],
  );
  const shown = (message: ShownMessage) => (
    <MessageCard
      key={message.ts}
      message={message}
      shortcuts={shortcuts}
      isChosen={false}
      isBehindShown={rest.isBehindShown}
      deeds={deeds}
    />
  );
  return (
    <SidePane title="Thread" onClose={rest.onClose}>
      {first !== undefined && shown(first)}
      <p className="replies-line">
        <span>{replies.length === 0 ? 'No replies yet' : repliesText(replies.length)}</span>
      </p>
      {replies.map(shown)}
    </SidePane>
  );
}
