/**
 * The part of Slack's Block Kit that Tartan uses, with Slack's own limits written out once more: a wrong number in
 * lib/messages/limits.ts is caught here. Source: the documentation of @slack/types 3.2 and docs.slack.dev, 2026-11-21.
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

const section = {
  required: ['type', 'text'],
  additionalProperties: false,
  properties: { type: { const: 'section' }, text: mrkdwn(3_000), accessory: button },
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

const block = {
  type: 'object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: [section, context, actions, preformatted],
};

export const messageSchema = {
  type: 'object',
  required: ['text', 'blocks'],
  additionalProperties: false,
  properties: {
    text: { type: 'string', minLength: 1, maxLength: 4_000 },
    blocks: { type: 'array', minItems: 1, maxItems: 50, items: block },
  },
};

export const modalSchema = {
  type: 'object',
  required: ['type', 'title', 'close', 'blocks'],
  additionalProperties: false,
  properties: {
    type: { const: 'modal' },
    title: plainText(24),
    close: plainText(24),
    blocks: { type: 'array', minItems: 1, maxItems: 100, items: block },
  },
};
