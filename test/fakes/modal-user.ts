import { expect } from 'vitest';
import * as z from 'zod';

import type { Modal } from '#lib/messages/message.ts';

import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { type Answers, modalChoice, viewSubmission } from '../builders/slack-request.ts';
import type { openSlackDoor } from './open-slack-door.ts';

export type SlackDoor = Awaited<ReturnType<typeof openSlackDoor>>;

const modal = z.custom<Modal>(
  (value) => z.object({ type: z.literal('modal') }).safeParse(value).success,
);

/** What a submission is answered with. */
const outcome = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('update'), view: modal }),
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
]);

/** An input of a modal, and what stands in it at first. */
interface Input {
  block: string;
  actionId: string;
  type: string;
  label: string;
  initial: string | readonly string[] | undefined;
  offered: readonly string[] | undefined;
  longest: number;
}

/**
 * Somebody before the modal that was opened last. As Slack does it, what was filled in stays in inputs that stay, whatever
 * a redrawn form begins with.
 *
 * @throws wherever Slack would refuse what the app does, or a person could not do it
 */
export function modalUser(door: SlackDoor, user = 'U0ASKER') {
  const view = door.fake.slack.views.at(-1);
  if (view === undefined) throw new Error('no modal is open');
  let typed: Answers = {};
  let shown = view.modal;
  sound(shown);

  function answers(): Answers {
    const initial = inputsOf(shown).flatMap(({ block, initial: value }) =>
      value === undefined ? [] : [[block, value] as const],
    );
    return { ...Object.fromEntries(initial), ...typed };
  }

  function show(next: Modal): void {
    sound(next);
    const before = inputsOf(shown);
    const stays = inputsOf(next).filter(({ block, actionId }) =>
      before.some((one) => one.block === block && one.actionId === actionId),
    );
    const kept = stays.map(({ block }) => block);
    typed = Object.fromEntries(Object.entries(answers()).filter(([block]) => kept.includes(block)));
    shown = next;
  }

  return {
    get modal() {
      return shown;
    },
    get text() {
      return seen(shown);
    },
    get answers() {
      return answers();
    },
    get inputs() {
      return inputsOf(shown);
    },
    fill(values: Answers): void {
      for (const [block, value] of Object.entries(values)) {
        const input = inputsOf(shown).find((one) => one.block === block);
        if (input === undefined) throw new Error(`the modal has no ${block}`);
        const strange = [value].flat().filter((one) => input.offered?.includes(one) === false);
        if (strange.length > 0) throw new Error(`${block} does not offer ${strange.join(', ')}`);
        if (value.length > input.longest) throw new Error(`too much for ${block}`);
      }
      typed = { ...typed, ...values };
    },
    /** Chooses something that the app hears of at once, and sees the form drawn anew. */
    async choose(block: string, value: string): Promise<void> {
      const input = inputsOf(shown).find((one) => one.block === block);
      if (input?.offered?.includes(value) !== true) throw new Error(`no ${value} in ${block}`);
      this.fill({ [block]: value });
      const before = { id: view.id, modal: shown, answers: answers(), user };
      const chosen = { actionId: input.actionId, block, value };
      expect(await door.ask(modalChoice(before, chosen))).toEqual({ statusCode: 200, body: '' });
      show(view.modal);
    },
    /** Sends it. @returns sentences by the block that they stand under; empty: another modal stands there now */
    async submit(): Promise<Readonly<Record<string, string>>> {
      const result = await door.ask(
        viewSubmission({ id: view.id, modal: shown, answers: answers(), user }),
      );
      expect(result.statusCode).toBe(200);
      const said = outcome.parse(JSON.parse(result.body ?? ''));
      if (said.response_action === 'update') {
        show(said.view);
        return {};
      }
      const blocks = inputsOf(shown).map(({ block }) => block);
      expect(blocks).toEqual(expect.arrayContaining(Object.keys(said.errors)));
      return said.errors;
    },
  };
}

function sound(next: Modal): void {
  expect(slackProblems(next, { people: true })).toEqual([]);
}

function inputsOf({ blocks }: Modal): Input[] {
  return blocks.flatMap((block) => {
    if (!('element' in block)) return [];
    const { element } = block;
    const options = 'options' in element ? (element.options ?? []) : undefined;
    return [
      {
        block: block.block_id ?? '',
        actionId: element.action_id ?? '',
        type: element.type,
        label: block.label.text,
        initial: initialOf(element),
        offered: options?.map(({ value }) => value ?? ''),
        longest: 'max_length' in element ? (element.max_length ?? Infinity) : Infinity,
      },
    ];
  });
}

function initialOf(element: object): string | readonly string[] | undefined {
  const option = z.object({ value: z.string() });
  const initial = z
    .object({
      initial_value: z.string().optional(),
      initial_date: z.string().optional(),
      initial_option: option.optional(),
      initial_options: z.array(option).optional(),
    })
    .parse(element);
  return (
    initial.initial_value ??
    initial.initial_date ??
    initial.initial_option?.value ??
    initial.initial_options?.map(({ value }) => value)
  );
}
