import { useContext } from 'react';

import { longDate, nearDay, write } from '#console/page/mrkdwn/format-slack-date.ts';
import { NowContext } from '#console/page/mrkdwn/now-context.ts';

/** `Today`, `Yesterday`, `Thursday, 26 November 2026`. */
export function DayDivider({ at }: { at: Date }) {
  const now = useContext(NowContext);
  const near = nearDay(at, now);
  const day =
    near === undefined
      ? `${write(at, {}, { weekday: 'long' })}, ${longDate(at, {}, 'long')}`
      : near.charAt(0).toUpperCase() + near.slice(1);
  return (
    <h2 className="day">
      <span>{day}</span>
    </h2>
  );
}
