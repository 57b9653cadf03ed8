import { useEffect, useState } from 'react';

import type { ConsoleState, SlackTrouble } from '#console/contract.ts';
import { write } from '#console/page/mrkdwn/format-slack-date.ts';
import { consoleServer } from '#console/page/server/console-server.ts';
import type { Doing } from '#console/page/server/doing.ts';

import { PanelPart } from './panel-part.tsx';

const kinds: readonly { kind: SlackTrouble['kind']; label: string }[] = [
  { kind: 'none', label: 'Works' },
  { kind: 'rate-limited', label: 'Too many requests (429)' },
  { kind: 'failing', label: 'Fails (503)' },
  { kind: 'archived', label: 'Channel is archived' },
];
const durations = [
  { seconds: 15, label: '15 seconds' },
  { seconds: 60, label: '1 minute' },
  { seconds: 600, label: '10 minutes' },
];

interface Props {
  trouble: ConsoleState['slackTrouble'];
  doing: Doing;
}

/** Makes Slack refuse for a while. */
export function SlackControls({ trouble, doing }: Props) {
  const [seconds, setSeconds] = useState(15);
  // Until the state tells of it.
  const [wanted, setWanted] = useState<SlackTrouble['kind']>();
  const now = wanted ?? trouble?.kind ?? 'none';
  useEffect(() => {
    setWanted(undefined);
  }, [trouble?.kind]);
  const set = async (kind: SlackTrouble['kind']) => {
    setWanted(kind);
    const isDone = await doing(consoleServer.troubleSlack({ kind, seconds }));
    if (!isDone) setWanted(undefined);
  };
  return (
    <PanelPart title="Slack" aside={now === 'none' ? 'works' : 'refuses'}>
      <label>
        For{' '}
        <select
          value={seconds}
          onChange={(event) => {
            setSeconds(Number(event.target.value));
          }}
        >
          {durations.map((one) => (
            <option key={one.seconds} value={one.seconds}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>What Slack does</legend>
        {kinds.map(({ kind, label }) => (
          <label key={kind} className="block">
            <input
              type="radio"
              name="slack"
              checked={kind === now}
              onChange={() => {
                void set(kind);
              }}
            />{' '}
            {label}
          </label>
        ))}
      </fieldset>
      {trouble !== undefined && trouble.kind !== 'none' && (
        <p className="faint" role="status">
          Until{' '}
          {write(
            new Date(trouble.until),
            {},
            {
              hour: '2-digit',
              minute: '2-digit',
              second: '2-digit',
            },
          )}
        </p>
      )}
    </PanelPart>
  );
}
