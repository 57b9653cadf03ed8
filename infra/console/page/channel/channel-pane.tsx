import { Fragment, useMemo } from 'react';

import type { ShownMessage, World } from '#console/contract.ts';

import { DayDivider } from './day-divider.tsx';
import { EmptyChannel } from './empty-channel.tsx';
import { groupMessages, timeOf } from './group-messages.ts';
import type { MessageDeeds } from './message-deeds.ts';
import { MessageCard } from './message-card.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';

interface Props {
  messages: readonly ShownMessage[];
  channel: string;
  shortcuts: World['shortcuts'];
  chosen: ShownMessage | undefined;
  isBehindShown: boolean;
  deeds: MessageDeeds;
  onScenarios: () => void;
}

/** The channel's messages by days, the newest at the bottom and in sight. */
export function ChannelPane(props: Props) {
  const { messages, channel, shortcuts, chosen, isBehindShown, deeds, onScenarios } = props;
  const days = useMemo(() => groupMessages(messages, channel), [messages, channel]);
  const { frame, content } = useStickToEnd();
  return (
    <div className="messages" ref={frame} data-testid="channel">
      <div ref={content} className="messages-content">
        {days.length === 0 && <EmptyChannel onScenarios={onScenarios} />}
        {days.map(({ day, parents }) => (
          <Fragment key={day}>
            <DayDivider at={timeOf(parents[0]?.message.ts ?? '0')} />
            {parents.map(({ message, replies, lastReplyTs }) => (
              <MessageCard
                key={message.ts}
                message={message}
                replies={replies}
                lastReplyTs={lastReplyTs}
                shortcuts={shortcuts}
                isChosen={message.ts === chosen?.ts}
                isBehindShown={isBehindShown}
                deeds={deeds}
              />
            ))}
          </Fragment>
        ))}
      </div>
    </div>
  );
}
