import type { ConsoleState } from '#console/contract.ts';
import type { OnAct } from '#console/page/blocks/block-action.ts';
import { Blocks } from '#console/page/blocks/blocks.tsx';

interface Props {
  home: ConsoleState['home'];
  onAct: OnAct;
}

/** The app's own page in Slack. */
export function HomeTab({ home, onAct }: Props) {
  return (
    <section className="home" aria-label="App Home" data-testid="home">
      {home === undefined ? (
        <p className="faint">The app shows nothing here yet.</p>
      ) : (
        <Blocks blocks={home.blocks} onAct={onAct} />
      )}
    </section>
  );
}
