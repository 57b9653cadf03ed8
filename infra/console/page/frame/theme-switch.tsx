import { useEffect, useState } from 'react';

const themes = ['system', 'light', 'dark'] as const;
const signs: Readonly<Record<(typeof themes)[number], string>> = {
  system: '◐',
  light: '☀',
  dark: '☾',
};
const key = 'tartan-theme';

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(
    () => themes.find((one) => one === localStorage.getItem(key)) ?? 'system',
  );
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(key, theme);
  }, [theme]);
  return (
    <div className="themes" role="radiogroup" aria-label="Theme">
      {themes.map((one) => (
        <label key={one} title={one}>
          <input
            type="radio"
            name="theme"
            aria-label={one}
            checked={one === theme}
            onChange={() => {
              setTheme(one);
            }}
          />
          <span aria-hidden="true">{signs[one]}</span>
        </label>
      ))}
    </div>
  );
}
