import type { KnownBlock } from '@slack/types';

import type { OpenModal } from './pretend-modals.ts';
import { blocksOf } from './slack-fields.ts';

type Input = Extract<KnownBlock, { type: 'input' }>;

/** What an input holds before anybody touches it; several choices are joined by commas. */
export function initialValue(element: Input['element']): string | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value;
    case 'datepicker':
      return element.initial_date;
    case 'static_select':
    case 'radio_buttons':
      return element.initial_option?.value;
    case 'checkboxes':
    case 'multi_static_select':
      return element.initial_options?.map(({ value }) => value ?? '').join(',');
    default:
      return undefined;
  }
}

/** `state.values` as Slack sends it: each kind of input says it in another field. */
export function stateOf({ view, inputs }: OpenModal): object {
  const values = blocksOf(view).flatMap((block) => {
    if (block.type !== 'input' || block.block_id === undefined) return [];
    const { element } = block;
    const actionId = element.action_id ?? 'value';
    return [[block.block_id, { [actionId]: chosen(element.type, inputs.get(block.block_id)) }]];
  });
  return { values: Object.fromEntries(values) };
}

/**
 * What an element holds, or what was chosen in it, in the field where its kind says it.
 *
 * @param value several choices are joined by commas
 */
export function chosen(type: string, value: string | undefined): object {
  const choices = (value ?? '').split(',').filter((one) => one !== '');
  switch (type) {
    case 'datepicker':
      return { type, selected_date: value ?? null };
    case 'static_select':
    case 'overflow':
    case 'radio_buttons':
      return { type, selected_option: value === undefined ? null : { value } };
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: choices.map((one) => ({ value: one })) };
    default:
      return { type, value: value ?? null };
  }
}
