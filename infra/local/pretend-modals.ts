import { randomUUID } from 'node:crypto';

import type { KnownBlock } from '@slack/types';

import { initialValue } from './modal-inputs.ts';
import { blocksOf, type Fields } from './slack-fields.ts';

/** A modal as it stands open before the person. */
export interface OpenModal {
  id: string;
  /** As the app sent it: with title, metadata and blocks. */
  view: Fields;
  /** What has been filled in, by the id of its block; what an input begins with counts. */
  inputs: ReadonlyMap<string, string>;
  /** What the app says is wrong, by the id of the block. */
  errors: Readonly<Record<string, string>>;
}

type Shown = { ok: true; view: object };
type Refused = { ok: false; error: string };

/** The modals of the pretend Slack: one person has one open, and may have others beneath it. */
export interface Modals {
  /** In place of all that was open. */
  open(view: unknown): Shown;
  /** On top of what is open. */
  push(view: unknown): Shown | Refused;
  /** @returns what Slack answers for an id that is not open */
  update(id: unknown, view: unknown): Shown | Refused;
  /** The one on top. */
  current(): OpenModal | undefined;
  fill(values: Readonly<Record<string, string>>): void;
  refuse(errors: Readonly<Record<string, string>>): void;
  /** The one on top; those beneath it stay. */
  leave(): void;
  close(): void;
}

/** As Slack has it. */
const MOST_VIEWS = 3;

export function openModals(): Modals {
  let stack: OpenModal[] = [];

  function shown(id: string, view: unknown, kept: ReadonlyMap<string, string>): OpenModal {
    const blocks = blocksOf(view);
    const begun = blocks.flatMap(beginnings);
    // Slack keeps what was typed into inputs that stay.
    const ids = blocks.map((block) => block.block_id);
    const typed = [...kept].filter(([block]) => ids.includes(block));
    return { id, view: { ...Object(view) }, inputs: new Map([...begun, ...typed]), errors: {} };
  }

  function put(modal: OpenModal, beneath: readonly OpenModal[]): Shown {
    stack = [...beneath, modal];
    return { ok: true, view: { id: modal.id, blocks: blocksOf(modal.view) } };
  }

  function change(changed: (modal: OpenModal) => OpenModal): void {
    const modal = stack.at(-1);
    if (modal !== undefined) stack = [...stack.slice(0, -1), changed(modal)];
  }

  return {
    open: (view) => put(shown(newId(), view, new Map()), []),
    push: (view) =>
      stack.length < MOST_VIEWS
        ? put(shown(newId(), view, new Map()), stack)
        : { ok: false, error: 'push_limit_reached' },
    update(id, view) {
      const index = stack.findIndex((modal) => modal.id === id);
      const old = stack[index];
      if (old === undefined) return { ok: false, error: 'not_found' };
      const modal = shown(old.id, view, old.inputs);
      stack = stack.with(index, modal);
      return { ok: true, view: { id: modal.id, blocks: blocksOf(view) } };
    },
    current: () => stack.at(-1),
    fill(values) {
      change((modal) => ({
        ...modal,
        inputs: new Map([...modal.inputs, ...Object.entries(values)]),
      }));
    },
    refuse(errors) {
      change((modal) => ({ ...modal, errors }));
    },
    leave() {
      stack = stack.slice(0, -1);
    },
    close() {
      stack = [];
    },
  };
}

function beginnings(block: KnownBlock): (readonly [string, string])[] {
  const value = block.type === 'input' ? initialValue(block.element) : undefined;
  return block.block_id === undefined || value === undefined ? [] : [[block.block_id, value]];
}

function newId(): string {
  return `V${randomUUID().slice(0, 8).toUpperCase()}`;
}
