import { useEffect, useRef, useState } from 'react';

import type { ShownMessage } from '#console/contract.ts';
import { keyOf } from '#console/page/server/keep-same.ts';

import { authors } from './author.ts';

/** Says new messages to who cannot see them come: their plain text, as Slack's notifications do. */
export function Announcer({ messages }: { messages: readonly ShownMessage[] | undefined }) {
  const known = useRef<ReadonlySet<string>>(undefined);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (messages === undefined) return;
    const before = known.current;
    known.current = new Set(messages.map(keyOf));
    const fresh =
      before === undefined ? [] : messages.filter((message) => !before.has(keyOf(message)));
    const last = fresh.at(-1);
    if (last !== undefined) setSaid(`${authors[last.from].name}: ${last.text}`);
  }, [messages]);
  return (
    <p className="unseen" aria-live="polite" data-testid="announcer">
      {said}
    </p>
  );
}
