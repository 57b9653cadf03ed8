import { useMemo, useState } from 'react';

import type { ShownMessage, World } from '#console/contract.ts';

import { Announcer } from './channel/announcer.tsx';
import type { MessageDeeds } from './channel/message-deeds.ts';
import { MainPane } from './frame/main-pane.tsx';
import { NarrowTabs } from './frame/narrow-tabs.tsx';
import { Notice } from './frame/notice.tsx';
import { SideOf } from './frame/side-of.tsx';
import { Sidebar } from './frame/sidebar.tsx';
import { usePlaces } from './frame/use-places.ts';
import { ModalDialog } from './modal/modal-dialog.tsx';
import { NowContext } from './mrkdwn/now-context.ts';
import { Panel } from './panel/panel.tsx';
import { consoleServer } from './server/console-server.ts';
import { doingWith } from './server/doing.ts';
import { useConsoleState } from './server/use-console-state.ts';
import { useNow } from './server/use-now.ts';
import { useWorld } from './server/use-world.ts';

const noShortcuts: World['shortcuts'] = [];
const noMessages: readonly ShownMessage[] = [];

/** The console: a Slack channel with the bot in it, and the world that it hears of. */
export function App() {
  const { state, clockAhead, isConnected } = useConsoleState();
  const world = useWorld(state?.revision);
  const now = useNow(clockAhead);
  const places = usePlaces(state);
  const [problem, setProblem] = useState<string>();
  const doing = useMemo(() => doingWith(setProblem), []);

  const { side, openSide } = places;
  const deeds: MessageDeeds = useMemo(
    () => ({
      click: ({ channel, ts }, action) => doing(consoleServer.click({ channel, ts, ...action })),
      playShortcut: ({ channel, ts }, callbackId) => {
        void doing(consoleServer.shortcut({ channel, ts, callbackId }));
      },
      openThread: (of) => {
        openSide({ shows: 'thread', of });
      },
      choose: (of) => {
        openSide({ shows: 'line', of });
      },
    }),
    [doing, openSide],
  );
  const openHome = () => {
    places.goHome();
    void doing(consoleServer.openHome());
  };

  const messages = state?.messages ?? noMessages;
  return (
    <NowContext value={now}>
      <div className={`app narrow-${places.narrow}${side === undefined ? '' : ' with-side'}`}>
        <Sidebar
          channels={state?.channels ?? []}
          places={places}
          isConnected={isConnected}
          onHome={openHome}
        />
        <MainPane state={state} world={world} places={places} deeds={deeds} doing={doing} />
        <SideOf
          side={side}
          messages={messages}
          shortcuts={world?.shortcuts ?? noShortcuts}
          isBehindShown={places.isBehindShown}
          deeds={deeds}
          onClose={() => {
            openSide(undefined);
          }}
        />
        <Panel places={places} world={world} state={state} clockAhead={clockAhead} doing={doing} />
        <NarrowTabs places={places} onHome={openHome} />
      </div>
      {state?.modal !== undefined && <ModalDialog key={state.modal.id} modal={state.modal} />}
      <Announcer messages={state?.messages} />
      <Notice problem={problem} onClose={setProblem} />
    </NowContext>
  );
}
