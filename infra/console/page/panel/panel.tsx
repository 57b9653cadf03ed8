import type { ConsoleState, World } from '#console/contract.ts';
import type { Tab } from '#console/page/frame/place.ts';
import { consoleServer } from '#console/page/server/console-server.ts';
import type { Doing } from '#console/page/server/doing.ts';

import { ScenariosTab } from './scenarios-tab.tsx';
import { TabBar } from './tab-bar.tsx';
import { WorldTab } from './world-tab.tsx';

interface Props {
  tab: Tab;
  onTab: (tab: Tab) => void;
  world: World | undefined;
  state: ConsoleState | undefined;
  clockAhead: number;
  doing: Doing;
  onPlayed: () => void;
}

const tabs = [
  { id: 'scenarios', label: 'Scenarios' },
  { id: 'world', label: 'World' },
] as const;

/** What can be played, and with what. */
export function Panel({ tab, onTab, world, state, clockAhead, doing, onPlayed }: Props) {
  return (
    <aside className="panel" aria-label="The world">
      <TabBar tabs={tabs} shown={tab} onShow={onTab} />
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
              onPlayed();
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
