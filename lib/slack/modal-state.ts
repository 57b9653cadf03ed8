import { toUSVString } from 'node:util';

import * as z from 'zod/mini';

import type { FilledIn } from '#lib/flows/submit-ticket.ts';

const text = z.catch(z.optional(z.nullable(z.string())), undefined);
const option = z.object({ value: z.string() });

/** What Slack gives of an input: each kind of input says it in another field. */
const inputState = z.object({
  value: text,
  selected_date: text,
  selected_option: z.catch(z.optional(z.nullable(option)), undefined),
  selected_options: z.catch(z.optional(z.array(option)), undefined),
});

const view = z.object({
  id: z.catch(z.string(), ''),
  private_metadata: z.catch(z.string(), ''),
  state: z.catch(z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }), {
    values: {},
  }),
});

/** A modal as somebody left it. */
export interface ModalState {
  id: string;
  metadata: string;
  /** What each input holds, by the id of its block; several choices are a line each. */
  inputs: ReadonlyMap<string, string>;
}

/** @param body of a click in a modal, or of its submission */
export function modalState(body: object): ModalState {
  const found = view.safeParse(new Map(Object.entries(body)).get('view')).data;
  const inputs = Object.entries(found?.state.values ?? {}).flatMap(([block, actions]) => {
    const value = valueIn(Object.values(actions)[0]);
    // Half a surrogate pair is text that neither Slack nor every store takes.
    return value === undefined ? [] : [[block, toUSVString(value)] as const];
  });
  return {
    id: found?.id ?? '',
    metadata: found?.private_metadata ?? '',
    inputs: new Map(inputs),
  };
}

/** The fields of a ticket's form. */
export function filledIn({ inputs }: ModalState): FilledIn {
  const under = (prefix: string) =>
    Object.fromEntries(
      [...inputs].flatMap(([block, value]) =>
        block.startsWith(prefix) ? [[block.slice(prefix.length), value.trim()]] : [],
      ),
    );
  return {
    kind: inputs.get('kind') ?? '',
    values: under('field '),
    ids: under('id '),
    checked: (inputs.get('checks') ?? '').split('\n').filter((name) => name !== ''),
  };
}

function valueIn(input: unknown): string | undefined {
  const state = inputState.safeParse(input).data;
  return (
    state?.value ??
    state?.selected_date ??
    state?.selected_option?.value ??
    state?.selected_options?.map(({ value }) => value).join('\n')
  );
}
