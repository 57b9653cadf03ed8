import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';

import { modalValues } from '#console/page/modal/modal-values.ts';
import {
  boxesInput,
  choiceInput,
  choicesInput,
  dateInput,
  plain,
  textInput,
} from '#lib/messages/inputs.ts';
import { section } from '#lib/messages/message.ts';

const choices = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
];
const view: ModalView = {
  type: 'modal',
  title: plain('A form', 20),
  blocks: [
    section('Words.'),
    textInput({ id: 'line', label: 'Line', initial: 'begun' }, false),
    dateInput({ id: 'day', label: 'Day', initial: '2026-11-26' }),
    choiceInput({ id: 'one', label: 'One', initial: 'b' }, choices),
    choicesInput({ id: 'some', label: 'Some', initial: 'a' }, choices),
    boxesInput({ id: 'boxes', label: 'Boxes' }, choices),
  ],
};
const begun = { line: 'begun', day: '2026-11-26', one: 'b', some: 'a', boxes: '' };

describe('what the inputs of a form hold', () => {
  it.each([
    { name: 'what they begin with', values: {}, typed: {}, held: begun },
    {
      name: 'what the server knows',
      values: { line: 'kept' },
      typed: {},
      held: { ...begun, line: 'kept' },
    },
    {
      name: 'what has been typed, even if that is nothing',
      values: { line: 'kept', some: 'a,b' },
      typed: { line: '', boxes: 'a' },
      held: { ...begun, line: '', some: 'a,b', boxes: 'a' },
    },
    {
      name: 'nothing of inputs that are gone',
      values: {},
      typed: { gone: 'x' },
      held: begun,
    },
  ])('is $name', ({ values, typed, held }) => {
    expect(modalValues({ id: 'V1', view, values, errors: {} }, typed)).toEqual(held);
  });
});
