import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types';

import { limits } from './limits.ts';
import { clip, oneLine } from './text.ts';

/** One choice of a list, or of boxes to tick. */
export interface Choice {
  value: string;
  label: string;
}

interface Input {
  /** By which the answer is found again. */
  id: string;
  label: string;
  hint?: string | undefined;
  initial?: string | undefined;
}

/** A line, or several, to type; always optional: what is missing is said by the draft. */
export function textInput({ initial, ...input }: Input, isLong: boolean): InputBlock {
  const longest = isLong ? limits.input.text : limits.input.line;
  return inputBlock(input, {
    type: 'plain_text_input',
    action_id: 'value',
    multiline: isLong,
    max_length: longest,
    ...(initial === undefined ? {} : { initial_value: clip(initial, longest) }),
  });
}

export function dateInput({ initial, ...input }: Input): InputBlock {
  return inputBlock(input, {
    type: 'datepicker',
    action_id: 'value',
    ...(initial === undefined ? {} : { initial_date: initial }),
  });
}

/** @param actionId tells us at once what is chosen; undefined: with the rest */
export function choiceInput(
  { initial, ...input }: Input,
  choices: readonly Choice[],
  actionId?: string,
): InputBlock {
  const options = choices.slice(0, limits.input.options).map(option);
  const chosen = options.find(({ value }) => value === initial);
  return {
    ...inputBlock(input, {
      type: 'static_select',
      action_id: actionId ?? 'value',
      options,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    }),
    ...(actionId === undefined ? {} : { dispatch_action: true }),
  };
}

/** Several of a list; at first the one that is known, if any. */
export function choicesInput({ initial, ...input }: Input, choices: readonly Choice[]): InputBlock {
  const options = choices.slice(0, limits.input.options).map(option);
  const chosen = options.filter(({ value }) => value === initial);
  return inputBlock(input, {
    type: 'multi_static_select',
    action_id: 'value',
    options,
    ...(chosen.length === 0 ? {} : { initial_options: chosen }),
  });
}

export function boxesInput(input: Input, choices: readonly Choice[]): InputBlock {
  return inputBlock(input, {
    type: 'checkboxes',
    action_id: 'value',
    options: choices.map(option),
  });
}

function inputBlock({ id, label, hint }: Input, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(label, limits.input.label),
    ...(hint === undefined ? {} : { hint: plain(hint, limits.input.hint) }),
    element,
  };
}

function option({ value, label }: Choice): PlainTextOption {
  return { text: plain(label, limits.input.option), value };
}

export function plain(text: string, length: number): PlainTextElement {
  return { type: 'plain_text', text: clip(oneLine(text), length) };
}
