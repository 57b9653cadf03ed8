interface Props {
  onScenarios: () => void;
}

/** What a stranger sees first. */
export function EmptyChannel({ onScenarios }: Props) {
  return (
    <div className="empty" data-testid="empty">
      <img src="/console/icon.svg" alt="" width={56} height={56} />
      <h2>Nothing has happened yet</h2>
      <p>
        Press a <strong>scenario</strong>, or type <kbd>/plaid help</kbd> below.
      </p>
      <p className="faint">
        This is the channel that Tartan posts to. The bot is the real one; Slack, Plaid and Codat
        are played on this machine.
      </p>
      <button type="button" className="button only-narrow" onClick={onScenarios}>
        Show the scenarios
      </button>
    </div>
  );
}
