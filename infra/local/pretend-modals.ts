import { randomUUID } from 'node:crypto';

import type { KnownBlock } from '@slack/types';

import { blocksOf, type Fields } from './slack-fields.ts';

/** A modal as it stands open before the person. */
export interface OpenModal {
  id: string;
  /** As the app sent it: with title, metadata and blocks. */
  view: Fields;
  /** What has been filled in, by the id of its block; what an input begins with counts. */
  inputs: ReadonlyMap<string, string>;
}

/** The modals of the pretend Slack: one person has one open. */
export interface Modals {
  open(view: unknown): { ok: true; view: object };
  /** @returns what Slack answers for an id that is not open */
  update(id: unknown, view: unknown): { ok: boolean; error?: string; view?: object };
  /** The one that is open. */
  current(): OpenModal | undefined;
  fill(values: Readonly<Record<string, string>>): void;
  close(): void;
}

export function openModals(): Modals {
  let current: OpenModal | undefined;

  function show(id: string, view: unknown): { ok: true; view: object } {
    const kept = current?.id === id ? current.inputs : new Map<string, string>();
    const blocks = blocksOf(view);
    const shown = blocks.flatMap((block) => {
      const value = block.type === 'input' ? initialValue(block.element) : undefined;
      return block.block_id === undefined || value === undefined
        ? []
        : [[block.block_id, value] as const];
    });
    // Slack keeps what was typed into inputs that stay.
    const ids = blocks.map((block) => block.block_id);
    const typed = [...kept].filter(([block]) => ids.includes(block));
    current = { id, view: { ...Object(view) }, inputs: new Map([...shown, ...typed]) };
    return { ok: true, view: { id, blocks } };
  }

  return {
    open: (view) => show(`V${randomUUID().slice(0, 8).toUpperCase()}`, view),
    update: (id, view) =>
      current !== undefined && current.id === id
        ? show(current.id, view)
        : { ok: false, error: 'not_found' },
    current: () => current,
    fill(values) {
      if (current === undefined) return;
      current = { ...current, inputs: new Map([...current.inputs, ...Object.entries(values)]) };
    },
    close() {
      current = undefined;
    },
  };
}

type Input = Extract<KnownBlock, { type: 'input' }>;

export function initialValue(element: Input['element']): string | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value;
    case 'datepicker':
      return element.initial_date;
    case 'static_select':
      return element.initial_option?.value;
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
    return [[block.block_id, { [actionId]: inputState(element.type, inputs.get(block.block_id)) }]];
  });
  return { values: Object.fromEntries(values) };
}

function inputState(type: string, value: string | undefined): object {
  const choices = (value ?? '').split(',').filter((one) => one !== '');
  switch (type) {
    case 'datepicker':
      return { type, selected_date: value ?? null };
    case 'static_select':
      return { type, selected_option: value === undefined ? null : { value } };
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: choices.map((one) => ({ value: one })) };
    default:
      return { type, value: value ?? null };
  }
}
