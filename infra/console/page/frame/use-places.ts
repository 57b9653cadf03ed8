import { useMemo, useState } from 'react';

import type { ConsoleState, ShownMessage } from '#console/contract.ts';

import type { Side, Tab } from './place.ts';

/** Where the person is on the page, and how they get elsewhere. */
export interface Places {
  /** The channel that is shown; undefined: App Home, or no channel is known yet. */
  channel: string | undefined;
  isHome: boolean;
  side: Side;
  tab: Tab;
  /** What a phone shows, where it can show one thing alone. */
  narrow: 'channel' | 'panel';
  isBehindShown: boolean;
  goTo: (channel?: string) => void;
  goHome: () => void;
  openSide: (side: Side) => void;
  setTab: (tab: Tab) => void;
  showPanel: (tab: Tab) => void;
  showBehind: (isShown: boolean) => void;
}

export function usePlaces(state: ConsoleState | undefined): Places {
  const [wanted, setWanted] = useState<string>();
  const [isHome, setHome] = useState(false);
  const [side, openSide] = useState<Side>();
  const [tab, setTab] = useState<Tab>('scenarios');
  const [narrow, setNarrow] = useState<Places['narrow']>('channel');
  const [isBehindShown, setBehindShown] = useState(false);
  const channel = isHome ? undefined : (wanted ?? state?.channels[0]?.id);

  const ways = useMemo(
    () => ({
      goTo(to?: string) {
        if (to !== undefined) setWanted(to);
        setHome(false);
        setNarrow('channel');
      },
      goHome() {
        setHome(true);
        setNarrow('channel');
        openSide(undefined);
      },
      showPanel(which: Tab) {
        setTab(which);
        setNarrow('panel');
        openSide(undefined);
      },
    }),
    [],
  );
  return {
    ...{ channel, isHome, side, tab, narrow, isBehindShown, openSide, setTab, ...ways },
    showBehind(isShown) {
      setBehindShown(isShown);
      const last = lastCard(state?.messages ?? []);
      if (isShown && last !== undefined) openSide({ shows: 'line', of: last });
      else if (side?.shows === 'line') openSide(undefined);
    },
  };
}

/** The message that one asks about first. */
function lastCard(messages: readonly ShownMessage[]): ShownMessage | undefined {
  return messages.findLast(({ from, threadTs }) => from === 'bot' && threadTs === undefined);
}
