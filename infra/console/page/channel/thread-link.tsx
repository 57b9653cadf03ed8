import { useContext } from 'react';

import { ago } from '#console/page/mrkdwn/format-slack-date.ts';
import { NowContext } from '#console/page/mrkdwn/now-context.ts';

import { repliesText, timeOf } from './group-messages.ts';

interface Props {
  replies: number;
  lastReplyTs: string | undefined;
  onOpen: () => void;
}

export function ThreadLink({ replies, lastReplyTs, onOpen }: Props) {
  const now = useContext(NowContext);
  return (
    <button type="button" className="thread-link" onClick={onOpen}>
      <strong>{repliesText(replies)}</strong>
      {lastReplyTs !== undefined && (
        <span className="faint"> Last reply {ago(timeOf(lastReplyTs), now)}</span>
      )}
    </button>
  );
}
