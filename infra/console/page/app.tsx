import { useEffect, useMemo, useRef, useState } from 'react';

import type { ShownMessage } from '#console/contract.ts';

import { Announcer } from './channel/announcer.tsx';
import { SideOf } from './frame/side-of.tsx';
import { MainPane } from './frame/main-pane.tsx';
import { NarrowTabs } from './frame/narrow-tabs.tsx';
import { Notice } from './frame/notice.tsx';
import type { Place, Side, Tab } from './frame/place.ts';
import { Sidebar } from './frame/sidebar.tsx';
import { ModalDialog } from './modal/modal-dialog.tsx';
import { NowContext } from './mrkdwn/now-context.ts';
import { Panel } from './panel/panel.tsx';
import { consoleServer } from './server/console-server.ts';
import { doingWith } from './server/doing.ts';
import { useConsoleState } from './server/use-console-state.ts';
import { useNow } from './server/use-now.ts';
import { useWorld } from './server/use-world.ts';
import type { MessageDeeds } from './channel/message-deeds.ts';

const noMessages: readonly ShownMessage[] = [];

/** The console: a Slack channel with the bot in it, and the world that it hears of. */
export function App() {
  const { state, clockAhead, isConnected } = useConsoleState();
  const world = useWorld(state?.revision);
  const now = useNow(clockAhead);
  const [place, setPlace] = useState<Place>({ at: 'channel' });
  const [side, setSide] = useState<Side>();
  const [tab, setTab] = useState<Tab>('scenarios');
  const [narrow, setNarrow] = useState<'channel' | 'panel'>('channel');
  const [isBehindShown, setBehindShown] = useState(false);
  const [problem, setProblem] = useState<string>();
  const doing = useMemo(() => doingWith(setProblem), []);

  const deeds: MessageDeeds = useMemo(
    () => ({
      click: ({ channel, ts }, action) => doing(consoleServer.click({ channel, ts, ...action })),
      playShortcut: ({ channel, ts }, callbackId) => {
        void doing(consoleServer.shortcut({ channel, ts, callbackId }));
      },
      openThread: (message) => {
        setSide({ shows: 'thread', of: message });
      },
      choose: (message) => {
        setSide({ shows: 'line', of: message });
      },
    }),
    [doing],
  );

  const messages = state?.messages ?? noMessages;
  const lastOfBot = useRef<ShownMessage>(undefined);
  useEffect(() => {
    lastOfBot.current = messages.findLast(({ from }) => from === 'bot');
  }, [messages]);

  const showBehind = (isShown: boolean) => {
    setBehindShown(isShown);
    const { current } = lastOfBot;
    if (isShown && current !== undefined) setSide({ shows: 'line', of: current });
    if (!isShown && side?.shows === 'line') setSide(undefined);
  };
  const openHome = () => {
    setPlace({ at: 'home' });
    void doing(consoleServer.openHome());
  };
  const showPanel = (which: Tab) => {
    setTab(which);
    setNarrow('panel');
    setSide(undefined);
  };

  const channels = state?.channels ?? [];
  const here = place.at === 'home' ? undefined : (place.channel ?? channels[0]?.id);
  const goTo = (channel: string) => {
    setPlace({ at: 'channel', channel });
    setNarrow('channel');
  };
  return (
    <NowContext value={now}>
      <div className={`app narrow-${narrow}${side === undefined ? '' : ' with-side'}`}>
        <Sidebar
          channels={channels}
          here={here}
          isConnected={isConnected}
          isBehindShown={isBehindShown}
          onBehind={showBehind}
          onChannel={goTo}
          onHome={openHome}
        />
        <MainPane
          state={state}
          world={world}
          channel={here}
          chosen={side?.shows === 'line' ? side.of : undefined}
          isBehindShown={isBehindShown}
          deeds={deeds}
          doing={doing}
          onScenarios={() => {
            showPanel('scenarios');
          }}
        />
        <SideOf
          side={side}
          messages={messages}
          shortcuts={world?.shortcuts ?? []}
          isBehindShown={isBehindShown}
          deeds={deeds}
          onClose={() => {
            setSide(undefined);
          }}
        />
        <Panel
          tab={tab}
          onTab={setTab}
          world={world}
          state={state}
          clockAhead={clockAhead}
          doing={doing}
          onPlayed={() => {
            if (place.at === 'home') setPlace({ at: 'channel' });
          }}
        />
        <NarrowTabs
          shown={narrow === 'channel' ? place.at : tab}
          onChannel={() => {
            setPlace({ at: 'channel' });
            setNarrow('channel');
          }}
          onHome={() => {
            openHome();
            setNarrow('channel');
          }}
          onPanel={showPanel}
        />
      </div>
      {state?.modal !== undefined && (
        <ModalDialog key={state.modal.id} modal={state.modal} onProblem={setProblem} />
      )}
      <Announcer messages={state?.messages} />
      <Notice problem={problem} onClose={setProblem} />
    </NowContext>
  );
}
