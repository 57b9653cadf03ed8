interface Props {
  problem: string | undefined;
  onClose: (problem: undefined) => void;
}

/** What could not be done. */
export function Notice({ problem, onClose }: Props) {
  return (
    <div role="alert" className="notices">
      {problem !== undefined && (
        <p className="notice">
          {problem}
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            onClick={() => {
              onClose(undefined);
            }}
          >
            ✕
          </button>
        </p>
      )}
    </div>
  );
}
