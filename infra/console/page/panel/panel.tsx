import type { ConsoleState, World } from '#console/contract.ts';
import type { Places } from '#console/page/frame/use-places.ts';
import { consoleServer } from '#console/page/server/console-server.ts';
import type { Doing } from '#console/page/server/doing.ts';

import { ScenariosTab } from './scenarios-tab.tsx';
import { TabBar } from './tab-bar.tsx';
import { WorldTab } from './world-tab.tsx';

interface Props {
  places: Places;
  world: World | undefined;
  state: ConsoleState | undefined;
  clockAhead: number;
  doing: Doing;
}

const tabs = [
  { id: 'scenarios', label: 'Scenarios' },
  { id: 'world', label: 'World' },
] as const;

/** What can be played, and with what. */
export function Panel({ places, world, state, clockAhead, doing }: Props) {
  const { tab } = places;
  return (
    <aside className="panel" aria-label="The world">
      <TabBar tabs={tabs} shown={tab} onShow={places.setTab} />
      <div
        className="panel-body"
        role="tabpanel"
        id={`tabpanel-${tab}`}
        aria-labelledby={`tab-${tab}`}
      >
        {world === undefined ? (
          <p className="faint">Reading…</p>
        ) : tab === 'scenarios' ? (
          <ScenariosTab
            scenarios={world.scenarios}
            progress={state?.scenario}
            onPlay={(id) => {
              // On a phone, too, what it brings about is seen at once.
              places.goTo();
              void doing(consoleServer.playScenario(id));
            }}
            onReset={() => {
              void doing(consoleServer.reset());
            }}
          />
        ) : (
          <WorldTab
            world={world}
            slackTrouble={state?.slackTrouble}
            clockAhead={clockAhead}
            doing={doing}
          />
        )}
      </div>
    </aside>
  );
}
