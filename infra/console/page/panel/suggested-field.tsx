import { useId } from 'react';

interface Props {
  label: string;
  value: string;
  suggestions: readonly string[];
  problem?: string | undefined;
  onChange: (value: string) => void;
}

/** A field with a list that narrows as one types: the browser's own. */
export function SuggestedField({ label, value, suggestions, problem, onChange }: Props) {
  const id = useId();
  return (
    <>
      <label>
        {label}
        <input
          type="text"
          list={id}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          value={value}
          // The browser offers only what fits what is there: nothing else, where the field is full.
          onFocus={(event) => {
            event.target.select();
          }}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      </label>
      <datalist id={id}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {problem !== undefined && <p className="input-error">{problem}</p>}
    </>
  );
}
