import type { Option } from '@slack/types';
import { useId } from 'react';

import type { Described } from './text-field.tsx';
import { TextPart } from './text-part.tsx';

interface Props extends Described {
  options: readonly Option[];
  isSingle: boolean;
  /** Joined by commas. */
  value: string;
  onChange: (value: string) => void;
}

/** Boxes to tick, also where Slack has a list of several choices: a keyboard reaches each. */
export function ChoiceBoxes({ options, isSingle, value, onChange, id, ...described }: Props) {
  const name = useId();
  const chosen = value.split(',').filter((one) => one !== '');
  return (
    <div
      className="choices"
      id={id}
      tabIndex={-1}
      role={isSingle ? 'radiogroup' : 'group'}
      {...described}
    >
      {options.map((option) => {
        const own = option.value ?? '';
        return (
          <label key={own}>
            <input
              type={isSingle ? 'radio' : 'checkbox'}
              name={name}
              checked={chosen.includes(own)}
              onChange={(event) => {
                const others = isSingle ? [] : chosen.filter((one) => one !== own);
                onChange([...others, ...(event.target.checked ? [own] : [])].join(','));
              }}
            />
            <span>
              <TextPart text={option.text} />
              {option.description !== undefined && (
                <span className="faint"> {option.description.text}</span>
              )}
            </span>
          </label>
        );
      })}
    </div>
  );
}
