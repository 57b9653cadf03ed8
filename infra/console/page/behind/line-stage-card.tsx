import type { LineStage } from '#console/contract.ts';
import { SlackDate } from '#console/page/mrkdwn/slack-date.tsx';

/** One stage, with its records folded. */
export function LineStageCard({ stage }: { stage: LineStage }) {
  const { name, says, at, records } = stage;
  const seconds = at === undefined ? Number.NaN : Date.parse(at) / 1000;
  return (
    <li className="stage" data-stage={name}>
      <p className="stage-name">
        {name}
        {!Number.isNaN(seconds) && (
          <span className="faint">
            {' '}
            <SlackDate seconds={seconds} form="{date_short_pretty}, {time_secs}" />
          </span>
        )}
      </p>
      <p>{says}</p>
      {records.map(({ title, record }, index) => (
        <details key={index}>
          <summary>{title}</summary>
          <pre tabIndex={0}>{JSON.stringify(record, undefined, 2)}</pre>
        </details>
      ))}
    </li>
  );
}
