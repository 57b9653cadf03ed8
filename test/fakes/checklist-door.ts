import { secretRotation } from '#lib/guides/checklists/secret-rotation.ts';
import type { ChecklistStore } from '#lib/ports/team-stores.ts';

import { seen } from '../builders/seen.ts';
import { buttonClick, type SlackPayload } from '../builders/slack-request.ts';
import { openSlackDoor } from './open-slack-door.ts';

export const LIST = secretRotation.name;
export const STEPS = secretRotation.steps.map(({ id }) => id);
/** The run that `start` starts. */
export const RUN = '2026-11-21T11:53:21.100Z#U0ASKER';

export type ChecklistDoor = Awaited<ReturnType<typeof openSlackDoor>>;

interface Who {
  user?: string;
  channel?: string;
}

export function start(by: Who & { at?: string; value?: string } = {}): SlackPayload {
  const { value = LIST, ...who } = by;
  return buttonClick({ actionId: 'checklist_start', value, on: 'answer', ...who });
}

export function tick(step: string, wanted: string, who: Who = {}): SlackPayload {
  const value = `${LIST} ${RUN} ${step} ${wanted}`;
  return buttonClick({ actionId: 'tick_3', value, on: 'card', ...who });
}

/** A door where the list has been started, and what that said is forgotten. */
export async function startedDoor(
  change?: (store: ChecklistStore) => Partial<ChecklistStore>,
): Promise<ChecklistDoor> {
  const door = await openSlackDoor({
    change: ({ checklists }) => ({ checklists: { ...checklists, ...change?.(checklists) } }),
  });
  await door.ask(start());
  door.fake.slack.responses.length = 0;
  return door;
}

/** All that was told through `response_url`, as readers see it. */
export function told({ fake }: ChecklistDoor): { url: string; to: string; shown: string }[] {
  return fake.slack.responses.map(({ url, to, message }) => ({ url, to, shown: seen(message) }));
}

/** Who ticked what, in the store. */
export function ticks({ fake }: ChecklistDoor): Record<string, string> {
  const [run] = fake.checklists.all();
  return Object.fromEntries(Object.entries(run?.ticks ?? {}).map(([step, { by }]) => [step, by]));
}
