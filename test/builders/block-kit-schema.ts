/**
 * The part of Slack's Block Kit that Tartan uses, with Slack's own limits written out once more: a wrong number in
 * lib/messages/limits.ts is caught here. Source: the documentation of @slack/types 3.2 and docs.slack.dev, 2026-11-21.
 * Where the two differ, as on the value of an option, the lower number stands here.
 */
const plainText = (longest: number) => ({
  type: 'object',
  required: ['type', 'text'],
  additionalProperties: false,
  properties: {
    type: { const: 'plain_text' },
    text: { type: 'string', minLength: 1, maxLength: longest },
    emoji: { type: 'boolean' },
  },
});

const mrkdwn = (longest: number) => ({
  type: 'object',
  // Slack's own default is false, which turns a plain @here or #general into a mention.
  required: ['type', 'text', 'verbatim'],
  additionalProperties: false,
  properties: {
    type: { const: 'mrkdwn' },
    text: { type: 'string', minLength: 1, maxLength: longest },
    verbatim: { const: true },
  },
});

const button = {
  type: 'object',
  required: ['type', 'action_id', 'text', 'value'],
  additionalProperties: false,
  properties: {
    type: { const: 'button' },
    action_id: { type: 'string', minLength: 1, maxLength: 255 },
    text: plainText(75),
    value: { type: 'string', minLength: 1, maxLength: 2_000 },
    style: { enum: ['primary', 'danger'] },
  },
};

const id = { type: 'string', minLength: 1, maxLength: 255 };

const option = {
  type: 'object',
  required: ['text', 'value'],
  additionalProperties: false,
  properties: { text: plainText(75), value: { type: 'string', minLength: 1, maxLength: 75 } },
};

const options = (most: number) => ({ type: 'array', minItems: 1, maxItems: most, items: option });

const staticSelect = {
  required: ['type', 'action_id', 'options'],
  additionalProperties: false,
  properties: {
    type: { const: 'static_select' },
    action_id: id,
    placeholder: plainText(150),
    options: options(100),
    initial_option: option,
  },
};

const multiStaticSelect = {
  required: ['type', 'action_id', 'options'],
  additionalProperties: false,
  properties: {
    type: { const: 'multi_static_select' },
    action_id: id,
    placeholder: plainText(150),
    options: options(100),
    initial_options: options(100),
  },
};

const checkboxes = {
  required: ['type', 'action_id', 'options'],
  additionalProperties: false,
  properties: {
    type: { const: 'checkboxes' },
    action_id: id,
    options: options(10),
    initial_options: options(10),
  },
};

const plainTextInput = {
  required: ['type', 'action_id', 'max_length'],
  additionalProperties: false,
  properties: {
    type: { const: 'plain_text_input' },
    action_id: id,
    multiline: { type: 'boolean' },
    max_length: { type: 'integer', minimum: 1, maximum: 3_000 },
    initial_value: { type: 'string', maxLength: 3_000 },
    placeholder: plainText(150),
    dispatch_action_config: {
      type: 'object',
      required: ['trigger_actions_on'],
      additionalProperties: false,
      properties: {
        trigger_actions_on: {
          type: 'array',
          items: { enum: ['on_enter_pressed', 'on_character_entered'] },
        },
      },
    },
  },
};

const datepicker = {
  required: ['type', 'action_id'],
  additionalProperties: false,
  properties: {
    type: { const: 'datepicker' },
    action_id: id,
    initial_date: {
      type: 'string',
      pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$',
    },
  },
};

const input = {
  required: ['type', 'block_id', 'label', 'element'],
  additionalProperties: false,
  properties: {
    type: { const: 'input' },
    block_id: id,
    optional: { type: 'boolean' },
    dispatch_action: { type: 'boolean' },
    label: plainText(2_000),
    hint: plainText(2_000),
    element: {
      type: 'object',
      required: ['type'],
      discriminator: { propertyName: 'type' },
      oneOf: [plainTextInput, datepicker, staticSelect, multiStaticSelect, checkboxes],
    },
  },
};

const section = {
  required: ['type', 'text'],
  additionalProperties: false,
  properties: {
    type: { const: 'section' },
    text: mrkdwn(3_000),
    accessory: {
      type: 'object',
      required: ['type'],
      discriminator: { propertyName: 'type' },
      oneOf: [button, staticSelect],
    },
  },
};

const context = {
  required: ['type', 'elements'],
  additionalProperties: false,
  properties: {
    type: { const: 'context' },
    elements: { type: 'array', minItems: 1, maxItems: 10, items: mrkdwn(2_000) },
  },
};

const actions = {
  required: ['type', 'elements'],
  additionalProperties: false,
  properties: {
    type: { const: 'actions' },
    elements: { type: 'array', minItems: 1, maxItems: 25, items: button },
  },
};

const preformatted = {
  required: ['type', 'elements'],
  additionalProperties: false,
  properties: {
    type: { const: 'rich_text' },
    elements: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['type', 'elements'],
        additionalProperties: false,
        properties: {
          type: { const: 'rich_text_preformatted' },
          elements: {
            type: 'array',
            minItems: 1,
            items: {
              type: 'object',
              required: ['type', 'text'],
              additionalProperties: false,
              properties: {
                type: { const: 'text' },
                text: { type: 'string', minLength: 1, maxLength: 3_000 },
              },
            },
          },
        },
      },
    },
  },
};

const shown = [section, context, actions, preformatted];

/** Inputs stand in modals only. */
const block = (kinds: readonly object[]) => ({
  type: 'object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: kinds,
});

export const messageSchema = {
  type: 'object',
  required: ['text', 'blocks'],
  additionalProperties: false,
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 4_000 },
    blocks: { type: 'array', minItems: 1, maxItems: 50, items: block(shown) },
  },
};

export const modalSchema = {
  type: 'object',
  required: ['type', 'title', 'close', 'blocks'],
  additionalProperties: false,
  properties: {
    type: { const: 'modal' },
    callback_id: id,
    private_metadata: { type: 'string', maxLength: 3_000 },
    title: plainText(24),
    submit: plainText(24),
    close: plainText(24),
    blocks: { type: 'array', minItems: 1, maxItems: 100, items: block([...shown, input]) },
  },
  // What is filled in has to be sent, and we have to know it again.
  if: {
    properties: {
      blocks: {
        type: 'array',
        contains: { type: 'object', properties: { type: { const: 'input' } } },
      },
    },
  },
  then: { required: ['submit', 'callback_id', 'private_metadata'] },
};

/** App Home as we draw it. */
export const homeSchema = {
  type: 'object',
  required: ['type', 'blocks'],
  additionalProperties: false,
  properties: {
    type: { const: 'home' },
    blocks: { type: 'array', minItems: 1, maxItems: 100, items: block([...shown, input]) },
  },
};
