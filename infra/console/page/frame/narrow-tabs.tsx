import type { Place, Tab } from './place.ts';

interface Props {
  shown: Place['at'] | Tab;
  onChannel: () => void;
  onHome: () => void;
  onPanel: (tab: Tab) => void;
}

/** On a phone, one thing at a time. */
export function NarrowTabs({ shown, onChannel, onHome, onPanel }: Props) {
  const tabs = [
    { at: 'channel', label: 'Channel', sign: '#', onPress: onChannel },
    { at: 'home', label: 'Home', sign: '⌂', onPress: onHome },
    {
      at: 'scenarios',
      label: 'Scenarios',
      sign: '▶',
      onPress: () => {
        onPanel('scenarios');
      },
    },
    {
      at: 'world',
      label: 'World',
      sign: '◍',
      onPress: () => {
        onPanel('world');
      },
    },
  ];
  return (
    <nav className="narrow-tabs" aria-label="Parts of the page">
      {tabs.map(({ at, label, sign, onPress }) => (
        <button
          key={at}
          type="button"
          aria-current={at === shown ? 'page' : undefined}
          onClick={onPress}
        >
          <span aria-hidden="true">{sign}</span>
          {label}
        </button>
      ))}
    </nav>
  );
}
