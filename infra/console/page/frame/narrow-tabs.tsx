import type { Places } from './use-places.ts';

interface Props {
  places: Places;
  onHome: () => void;
}

/** On a phone, one thing at a time. */
export function NarrowTabs({ places, onHome }: Props) {
  const { narrow, isHome, tab } = places;
  const shown = narrow === 'panel' ? tab : isHome ? 'home' : 'channel';
  const tabs = [
    {
      at: 'channel',
      label: 'Channel',
      sign: '#',
      onPress: () => {
        places.goTo();
        places.openSide(undefined);
      },
    },
    { at: 'home', label: 'Home', sign: '⌂', onPress: onHome },
    {
      at: 'scenarios',
      label: 'Scenarios',
      sign: '▶',
      onPress: () => {
        places.showPanel('scenarios');
      },
    },
    {
      at: 'world',
      label: 'World',
      sign: '◍',
      onPress: () => {
        places.showPanel('world');
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
