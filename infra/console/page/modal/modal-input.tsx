import type { InputBlock } from '@slack/types';
import { useId } from 'react';

import { Field } from '#console/page/blocks/field.tsx';
import { PlainText } from '#console/page/mrkdwn/plain-text.tsx';

interface Props {
  block: InputBlock;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A labelled input of a form, with its hint and what is wrong with it. */
export function ModalInput({ block, value, error, onChange }: Props) {
  const id = useId();
  const hint = block.hint === undefined ? '' : `${id}-hint`;
  const wrong = error === undefined ? '' : `${id}-error`;
  return (
    <div className={error === undefined ? 'modal-input' : 'modal-input wrong'}>
      <label id={`${id}-label`} htmlFor={id}>
        <PlainText text={block.label.text} />
        {block.optional === true && <span className="optional"> (optional)</span>}
      </label>
      <Field
        element={block.element}
        value={value}
        onChange={onChange}
        id={id}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${wrong} ${hint}`.trim() || undefined}
        aria-invalid={error === undefined ? undefined : true}
      />
      {error !== undefined && (
        <p id={wrong} className="input-error" role="alert">
          {error}
        </p>
      )}
      {block.hint !== undefined && (
        <p id={hint} className="hint">
          <PlainText text={block.hint.text} />
        </p>
      )}
    </div>
  );
}
