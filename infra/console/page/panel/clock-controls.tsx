import { useState } from 'react';

import { consoleServer } from '#console/page/server/console-server.ts';
import type { Doing } from '#console/page/server/doing.ts';

import { PanelPart } from './panel-part.tsx';
import { WorldTime } from './world-time.tsx';

const HOUR = 3_600;
const DAY = 24 * HOUR;

const steps = [
  { label: '+1 hour', seconds: HOUR },
  { label: '+1 day', seconds: DAY },
  { label: '+7 days', seconds: 7 * DAY },
];

/** Moves the world's clock forward, so that what takes days can be seen at once. */
export function ClockControls({ clockAhead, doing }: { clockAhead: number; doing: Doing }) {
  const [hours, setHours] = useState('6');
  const seconds = Math.round(Number(hours) * HOUR);
  // A week is as many sweeps and summaries as it has: some seconds.
  const [isMoving, setMoving] = useState(false);
  const move = (by: number) => {
    setMoving(true);
    void doing(consoleServer.moveClock(by)).finally(() => {
      setMoving(false);
    });
  };
  return (
    <PanelPart title="Clock" isOpen>
      <p className="world-time">
        <WorldTime clockAhead={clockAhead} />
        {isMoving && <span className="faint"> moving…</span>}
      </p>
      <div className="row">
        {steps.map((step) => (
          <button
            key={step.label}
            type="button"
            className="button"
            disabled={isMoving}
            onClick={() => {
              move(step.seconds);
            }}
          >
            {step.label}
          </button>
        ))}
      </div>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          move(seconds);
        }}
      >
        <label>
          Hours{' '}
          <input
            type="number"
            min="0.1"
            step="0.1"
            value={hours}
            onChange={(event) => {
              setHours(event.target.value);
            }}
          />
        </label>
        <button type="submit" className="button" disabled={isMoving || !(seconds > 0)}>
          Move
        </button>
      </form>
    </PanelPart>
  );
}
