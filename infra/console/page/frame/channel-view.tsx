import type { ShownMessage, World } from '#console/contract.ts';
import { ChannelPane } from '#console/page/channel/channel-pane.tsx';
import type { MessageDeeds } from '#console/page/channel/message-deeds.ts';
import { Composer } from '#console/page/composer/composer.tsx';
import { consoleServer } from '#console/page/server/console-server.ts';
import type { Doing } from '#console/page/server/doing.ts';

import type { Places } from './use-places.ts';

interface Props {
  /** Undefined until the state has been read. */
  messages: readonly ShownMessage[] | undefined;
  world: World | undefined;
  /** The channel's. */
  name: string;
  places: Places;
  deeds: MessageDeeds;
  doing: Doing;
}

export function ChannelView({ messages, world, name, places, deeds, doing }: Props) {
  const { channel = '', side, isBehindShown } = places;
  return (
    <>
      {messages === undefined ? (
        <div className="messages" aria-busy="true" />
      ) : (
        <ChannelPane
          key={channel}
          messages={messages}
          channel={channel}
          shortcuts={world?.shortcuts ?? noShortcuts}
          chosen={side?.shows === 'line' ? side.of : undefined}
          isBehindShown={isBehindShown}
          deeds={deeds}
          onScenarios={() => {
            places.showPanel('scenarios');
          }}
        />
      )}
      <Composer
        channelName={name}
        commands={world?.commands ?? []}
        onSlash={(text) => doing(consoleServer.slash({ text }))}
      />
    </>
  );
}

const noShortcuts: World['shortcuts'] = [];
