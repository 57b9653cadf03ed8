import { useEffect, useState } from 'react';

import { write } from '#console/page/mrkdwn/format-slack-date.ts';

/** The world's time, as it goes on. */
export function WorldTime({ clockAhead }: { clockAhead: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const at = new Date(now + clockAhead);
  return (
    <time dateTime={at.toISOString()} data-testid="world-time">
      {write(
        at,
        {},
        {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
          second: '2-digit',
        },
      )}
    </time>
  );
}
