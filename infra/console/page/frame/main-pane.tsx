import type { ConsoleState, ShownMessage, World } from '#console/contract.ts';
import { ChannelPane } from '#console/page/channel/channel-pane.tsx';
import type { MessageDeeds } from '#console/page/channel/message-deeds.ts';
import { Composer } from '#console/page/composer/composer.tsx';
import { HomeTab } from '#console/page/home/home-tab.tsx';
import { Progress } from '#console/page/panel/progress.tsx';
import { consoleServer } from '#console/page/server/console-server.ts';
import type { Doing } from '#console/page/server/doing.ts';

import { troubleText } from './trouble-text.ts';

interface Props {
  state: ConsoleState | undefined;
  world: World | undefined;
  /** Undefined: App Home. */
  channel: string | undefined;
  chosen: ShownMessage | undefined;
  isBehindShown: boolean;
  deeds: MessageDeeds;
  doing: Doing;
  onScenarios: () => void;
}

/** The middle: a channel with its composer, or App Home. */
export function MainPane({ state, world, channel, doing, ...rest }: Props) {
  const name = state?.channels.find(({ id }) => id === channel)?.name ?? 'alerts';
  const isHome = channel === undefined && state !== undefined;
  const { slackTrouble: trouble, scenario } = state ?? {};
  return (
    <main className="main">
      <header className="main-head">
        <h1>{isHome ? 'Tartan' : `# ${name}`}</h1>
        <span className="faint">{isHome ? 'App Home' : 'played on this machine'}</span>
      </header>
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
      {isHome ? (
        <HomeTab
          home={state.home}
          onAct={(action) => doing(consoleServer.click({ channel: '', ts: '', ...action }))}
        />
      ) : (
        <>
          {state === undefined ? (
            <div className="messages" aria-busy="true" />
          ) : (
            <ChannelPane
              messages={state.messages}
              channel={channel ?? ''}
              shortcuts={world?.shortcuts ?? []}
              {...rest}
            />
          )}
          <Composer
            channelName={name}
            commands={world?.commands ?? []}
            onSlash={(text) => doing(consoleServer.slash({ text }))}
          />
        </>
      )}
    </main>
  );
}
