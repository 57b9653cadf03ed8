import type { InputBlock } from '@slack/types';
import { useId, useState } from 'react';

import { PlainText } from '#console/page/mrkdwn/plain-text.tsx';

import type { OnAct } from './block-action.ts';
import { Field } from './field.tsx';

interface Props {
  block: InputBlock;
  onAct: OnAct;
}

/** An input outside of a form, as App Home has it: Enter tells the app of it. */
export function InputPart({ block, onAct }: Props) {
  const id = useId();
  const [value, setValue] = useState('');
  const { element, block_id: blockId = '' } = block;
  const { type, action_id: actionId = '' } = element;
  return (
    <form
      className="modal-input"
      onSubmit={(event) => {
        event.preventDefault();
        void onAct({ actionId, blockId, type, value });
      }}
    >
      <label id={`${id}-label`} htmlFor={id}>
        <PlainText text={block.label.text} />
      </label>
      <Field
        element={element}
        value={value}
        onChange={setValue}
        id={id}
        aria-labelledby={`${id}-label`}
      />
    </form>
  );
}
