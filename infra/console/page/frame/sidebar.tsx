import type { ConsoleState } from '#console/contract.ts';

import { ThemeSwitch } from './theme-switch.tsx';

interface Props {
  channels: ConsoleState['channels'];
  /** The channel that is shown; undefined: App Home. */
  here: string | undefined;
  isConnected: boolean;
  isBehindShown: boolean;
  onBehind: (isShown: boolean) => void;
  onChannel: (id: string) => void;
  onHome: () => void;
}

export function Sidebar(props: Props) {
  const { channels, here, isConnected, isBehindShown, onBehind, onChannel, onHome } = props;
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
              onChannel(id);
            }}
          >
            # {name}
          </button>
        ))}
        <h2>Apps</h2>
        <button
          type="button"
          aria-current={here === undefined && channels.length > 0 ? 'page' : undefined}
          onClick={onHome}
        >
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
            onBehind(!isBehindShown);
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
