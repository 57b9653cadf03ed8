import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';

/** What an element holds before anybody touches it; several choices are joined by commas. */
export function initialValue(
  element: ActionsBlockElement | InputBlockElement | SectionBlockAccessory,
): string {
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
      return element.initial_option?.value ?? '';
    case 'multi_static_select':
    case 'checkboxes':
      return (element.initial_options ?? []).map(({ value }) => value ?? '').join(',');
    case 'datepicker':
      return element.initial_date ?? '';
    case 'timepicker':
      return element.initial_time ?? '';
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return element.initial_value ?? '';
    default:
      return '';
  }
}
