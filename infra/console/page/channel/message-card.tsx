import { memo } from 'react';

import type { ShownMessage, World } from '#console/contract.ts';
import { Blocks } from '#console/page/blocks/blocks.tsx';
import { formatSlackDate, write } from '#console/page/mrkdwn/format-slack-date.ts';
import { Mrkdwn } from '#console/page/mrkdwn/mrkdwn.tsx';

import { Attachments } from './attachments.tsx';
import { authors } from './author.ts';
import { Avatar } from './avatar.tsx';
import { timeOf } from './group-messages.ts';
import { MessageTools } from './message-tools.tsx';
import type { MessageDeeds } from './message-deeds.ts';
import { ThreadLink } from './thread-link.tsx';

interface Props {
  message: ShownMessage;
  /** Undefined in the thread itself. */
  replies?: number | undefined;
  lastReplyTs?: string | undefined;
  shortcuts: World['shortcuts'];
  isChosen: boolean;
  isBehindShown: boolean;
  deeds: MessageDeeds;
}

/** A message, drawn anew only when something of it has changed. */
export const MessageCard = memo(function MessageCard(props: Props) {
  const { message, replies, lastReplyTs, isChosen, deeds } = props;
  const { name, isApp } = authors[message.from];
  const at = timeOf(message.ts);
  const time = write(at, {}, { hour: '2-digit', minute: '2-digit' });
  const kind = [message.isEphemeral && 'ephemeral', isChosen && 'chosen'].filter(Boolean);
  return (
    <article
      className={['message', ...kind].join(' ')}
      aria-label={`${name}, ${time}`}
      data-testid="message"
      data-ts={message.ts}
    >
      <Avatar from={message.from} />
      <div className="message-main">
        {message.isEphemeral && (
          <p className="only-you">
            <span aria-hidden="true">👁</span> Only visible to you
          </p>
        )}
        <header>
          <span className="author">{name}</span>
          {isApp && <span className="app-badge">APP</span>}
          <time
            dateTime={at.toISOString()}
            title={formatSlackDate('{date_long}, {time_secs}', at, at)}
          >
            {time}
          </time>
        </header>
        {message.blocks.length > 0 ? (
          <Blocks blocks={message.blocks} onAct={(action) => deeds.click(message, action)} />
        ) : (
          <Mrkdwn text={message.text} />
        )}
        <Attachments message={message} onAct={(action) => deeds.click(message, action)} />
        {message.isEdited && <span className="edited">(edited)</span>}
        {replies !== undefined && replies > 0 && (
          <ThreadLink
            replies={replies}
            lastReplyTs={lastReplyTs}
            onOpen={() => {
              deeds.openThread(message);
            }}
          />
        )}
      </div>
      <MessageTools
        message={message}
        replies={replies}
        shortcuts={props.shortcuts}
        isBehindShown={props.isBehindShown}
        deeds={deeds}
      />
    </article>
  );
});
