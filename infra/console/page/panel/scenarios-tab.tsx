import type { ScenarioProgress, World } from '#console/contract.ts';

import { Progress } from './progress.tsx';

interface Props {
  scenarios: World['scenarios'];
  progress: ScenarioProgress | undefined;
  onPlay: (id: string) => void;
  onReset: () => void;
}

/** One click each: a story of the bot's life, and what to watch in it. */
export function ScenariosTab({ scenarios, progress, onPlay, onReset }: Props) {
  const isRunning = progress?.outcome === 'running';
  return (
    <div className="scenarios">
      <ol>
        {scenarios.map(({ id, title, watch }) => (
          <li key={id}>
            <button
              type="button"
              className="scenario"
              data-testid={`scenario-${id}`}
              disabled={isRunning}
              aria-describedby={`watch-${id}`}
              onClick={() => {
                onPlay(id);
              }}
            >
              <span className="scenario-title">{title}</span>
              <span id={`watch-${id}`} className="watch">
                {watch}
              </span>
            </button>
            {progress?.id === id && <Progress progress={progress} />}
          </li>
        ))}
      </ol>
      <button type="button" className="button quiet" disabled={isRunning} onClick={onReset}>
        Set everything back to the start
      </button>
    </div>
  );
}
