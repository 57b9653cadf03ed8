import type { ConsoleState, World } from '#console/contract.ts';
import type { MessageDeeds } from '#console/page/channel/message-deeds.ts';
import { HomeTab } from '#console/page/home/home-tab.tsx';
import { Progress } from '#console/page/panel/progress.tsx';
import { consoleServer } from '#console/page/server/console-server.ts';
import type { Doing } from '#console/page/server/doing.ts';

import { ChannelView } from './channel-view.tsx';
import { troubleText } from './trouble-text.ts';
import type { Places } from './use-places.ts';

interface Props {
  state: ConsoleState | undefined;
  world: World | undefined;
  places: Places;
  deeds: MessageDeeds;
  doing: Doing;
}

/** The middle: a channel with its composer, or App Home. */
export function MainPane({ state, world, places, deeds, doing }: Props) {
  const { channel, isHome } = places;
  const name = state?.channels.find(({ id }) => id === channel)?.name ?? 'alerts';
  return (
    <main className="main">
      <header className="main-head">
        <h1>{isHome ? 'Tartan' : `# ${name}`}</h1>
        <span className="faint">{isHome ? 'App Home' : 'played on this machine'}</span>
      </header>
      {state !== undefined && <WhatGoesOn state={state} />}
      {isHome ? (
        <HomeTab
          home={state?.home}
          onAct={(action) => doing(consoleServer.click({ channel: '', ts: '', ...action }))}
        />
      ) : (
        <ChannelView
          messages={state?.messages}
          world={world}
          name={name}
          places={places}
          deeds={deeds}
          doing={doing}
        />
      )}
    </main>
  );
}

/** What one must know to understand the channel. */
function WhatGoesOn({ state: { slackTrouble: trouble, scenario } }: { state: ConsoleState }) {
  return (
    <>
      {trouble !== undefined && trouble.kind !== 'none' && (
        <p className="trouble" role="status">
          {troubleText(trouble.kind)}
        </p>
      )}
      {scenario?.outcome === 'running' && (
        <div className="main-progress only-narrow">
          <Progress progress={scenario} />
        </div>
      )}
    </>
  );
}
