import type { DoorSaid } from '#console/contract.ts';

/** What the door answered, or why nothing was sent. */
export function DoorAnswers({ said }: { said: readonly DoorSaid[] | string }) {
  if (typeof said === 'string')
    return (
      <p className="input-error" role="alert">
        {said}
      </p>
    );
  return (
    <div role="status" aria-label="What the door answered" data-testid="door-answers">
      {said.map(({ status, body, ms }, index) => (
        <p key={index} className="door-answer">
          <span className={status < 300 ? 'state good' : 'state bad'}>{status}</span>{' '}
          <span className="faint">in {ms.toFixed(0)} ms</span> {body !== '' && <code>{body}</code>}
        </p>
      ))}
    </div>
  );
}
