import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';

import { ChoiceBoxes } from './choice-boxes.tsx';
import { type Described, TextField } from './text-field.tsx';

interface Props extends Described {
  element: ActionsBlockElement | InputBlockElement | SectionBlockAccessory;
  value: string;
  onChange: (value: string) => void;
}

/** An element that holds a value. */
export function Field({ element, value, onChange, ...described }: Props) {
  switch (element.type) {
    case 'static_select':
      return (
        <select
          {...described}
          aria-label={
            described.id === undefined ? (element.placeholder?.text ?? 'Choose') : undefined
          }
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        >
          <option value="">{element.placeholder?.text ?? 'Choose…'}</option>
          {(element.options ?? element.option_groups?.flatMap(({ options }) => options) ?? []).map(
            (option) => (
              <option key={option.value} value={option.value}>
                {option.text.text}
              </option>
            ),
          )}
        </select>
      );
    case 'multi_static_select':
    case 'checkboxes':
    case 'radio_buttons':
      return (
        <ChoiceBoxes
          {...described}
          options={element.options ?? []}
          isSingle={element.type === 'radio_buttons'}
          value={value}
          onChange={onChange}
        />
      );
    case 'datepicker':
      return <TextField {...described} type="date" value={value} onChange={onChange} />;
    case 'timepicker':
      return <TextField {...described} type="time" value={value} onChange={onChange} />;
    case 'plain_text_input':
      return (
        <TextField
          {...described}
          type={element.multiline === true ? 'lines' : 'text'}
          maxLength={element.max_length}
          placeholder={element.placeholder?.text}
          value={value}
          onChange={onChange}
        />
      );
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return <TextField {...described} type="text" value={value} onChange={onChange} />;
    default:
      return <span className="faint">(not drawn here: {element.type})</span>;
  }
}
