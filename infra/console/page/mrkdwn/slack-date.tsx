import { useContext } from 'react';

import { formatSlackDate } from './format-slack-date.ts';
import { NowContext } from './now-context.ts';

/** A date of mrkdwn, in the viewer's own zone. */
export function SlackDate({ seconds, form }: { seconds: number; form: string }) {
  const now = useContext(NowContext);
  const at = new Date(seconds * 1000);
  const whole = formatSlackDate('{date_long}, {time_secs}', at, now);
  return (
    <time dateTime={at.toISOString()} title={whole} className="date">
      {formatSlackDate(form, at, now)}
    </time>
  );
}
