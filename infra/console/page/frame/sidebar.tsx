import type { ConsoleState } from '#console/contract.ts';

import { ThemeSwitch } from './theme-switch.tsx';
import type { Places } from './use-places.ts';

interface Props {
  channels: ConsoleState['channels'];
  places: Places;
  isConnected: boolean;
  onHome: () => void;
}

export function Sidebar({ channels, places, isConnected, onHome }: Props) {
  const { channel: here, isHome, isBehindShown } = places;
  return (
    <nav className="sidebar" aria-label="Workspace">
      <p className="workspace">
        <img src="/console/icon.svg" alt="" width={24} height={24} />
        <strong>Tartan console</strong>
      </p>
      <div className="places">
        <h2>Channels</h2>
        {channels.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-current={id === here ? 'page' : undefined}
            onClick={() => {
              places.goTo(id);
            }}
          >
            # {name}
          </button>
        ))}
        <h2>Apps</h2>
        <button type="button" aria-current={isHome ? 'page' : undefined} onClick={onHome}>
          <img src="/console/icon.svg" alt="" width={18} height={18} /> Tartan
        </button>
      </div>
      <div className="settings">
        <button
          type="button"
          role="switch"
          aria-checked={isBehindShown}
          className="switch"
          onClick={() => {
            places.showBehind(!isBehindShown);
          }}
        >
          <span className="switch-mark" aria-hidden="true" />
          Behind the scenes
        </button>
        <ThemeSwitch />
        <p className="connection" role="status">
          {isConnected ? '' : 'Not connected: is npm start still running?'}
        </p>
      </div>
    </nav>
  );
}
