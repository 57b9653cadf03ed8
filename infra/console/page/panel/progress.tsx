import type { ScenarioProgress } from '#console/contract.ts';

const outcomes: Readonly<Record<ScenarioProgress['outcome'], string>> = {
  running: '',
  done: '✓ ',
  failed: '✗ ',
};

/** How far the scenario is, in a sentence and a bar. */
export function Progress({ progress }: { progress: ScenarioProgress }) {
  const { says, step, steps, outcome } = progress;
  return (
    <div className={`progress ${outcome}`} data-testid="progress" data-outcome={outcome}>
      <progress value={step} max={steps} aria-label="Progress of the scenario" />
      <p role="status">
        {outcomes[outcome]}
        {says}{' '}
        <span className="faint">
          ({step}/{steps})
        </span>
      </p>
    </div>
  );
}
