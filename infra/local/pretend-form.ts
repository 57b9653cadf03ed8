import type { KnownBlock } from '@slack/types';

import { chosen, stateOf } from './modal-inputs.ts';
import type { Modals, OpenModal } from './pretend-modals.ts';
import { type Addressee, type DoorAnswer, sendPayload } from './send-signed.ts';
import { blocksOf } from './slack-fields.ts';
import { slackTimestamp } from './slack-timestamp.ts';

const person = {
  team: { id: 'T0LOCAL', domain: 'local' },
  user: { id: 'U0YOU', username: 'you', team_id: 'T0LOCAL' },
  api_app_id: 'A0TARTAN',
};

interface Said {
  response_action?: 'update' | 'push' | 'errors' | 'clear';
  view?: unknown;
  errors?: Readonly<Record<string, string>>;
}

/** The person fills in the open modal and sends it. @returns what it shows then, or undefined when none is open */
export async function submitModal(
  values: Readonly<Record<string, string>>,
  modals: Modals,
  to: Addressee,
): Promise<DoorAnswer | undefined> {
  modals.fill(values);
  const modal = modals.current();
  if (modal === undefined) return undefined;
  modals.refuse({});
  const answer = await sendPayload(
    { type: 'view_submission', ...person, trigger_id: triggerId(2), view: viewOf(modal) },
    to,
  );
  // Slack leaves a modal open that the app did not take.
  if (answer.status !== 200) return answer;
  const said: Said = answer.body === '' ? {} : JSON.parse(answer.body);
  switch (said.response_action) {
    case 'update':
      modals.update(modal.id, said.view);
      break;
    case 'push':
      modals.push(said.view);
      break;
    case 'errors':
      modals.refuse(said.errors ?? {});
      break;
    case 'clear':
      modals.close();
      break;
    default:
      modals.leave();
  }
  return answer;
}

export interface ModalChoice {
  blockId: string;
  /** Undefined: the first thing in the block. */
  actionId?: string;
  value: string;
}

/** The person chooses something in the open modal that the app wants to hear of at once. */
export async function chooseInModal(
  { blockId: block, actionId, value }: ModalChoice,
  modals: Modals,
  to: Addressee,
): Promise<DoorAnswer | undefined> {
  modals.fill({ [block]: value });
  const modal = modals.current();
  const element = modal && elementIn(blocksOf(modal.view), block, actionId);
  if (modal === undefined || element === undefined) return undefined;
  return sendPayload(
    {
      type: 'block_actions',
      ...person,
      trigger_id: triggerId(3),
      container: { type: 'view', view_id: modal.id },
      view: viewOf(modal),
      actions: [
        {
          ...chosen(element.type, value),
          action_id: element.action_id,
          block_id: block,
          action_ts: slackTimestamp(),
        },
      ],
    },
    to,
  );
}

/** The person closes what is on top; an app that wants to know is told. */
export async function closeModal(modals: Modals, to: Addressee): Promise<void> {
  const modal = modals.current();
  modals.leave();
  if (modal?.view['notify_on_close'] === true)
    await sendPayload(
      { type: 'view_closed', ...person, view: viewOf(modal), is_cleared: false },
      to,
    );
}

interface Element {
  type: string;
  action_id?: string;
}

function elementIn(
  blocks: readonly KnownBlock[],
  id: string,
  actionId: string | undefined,
): Element | undefined {
  const block = blocks.find(({ block_id: one }) => one === id);
  if (block?.type === 'input') return block.element;
  if (block?.type === 'section') return block.accessory;
  if (block?.type !== 'actions') return undefined;
  return block.elements.find(({ action_id: one }) => actionId === undefined || one === actionId);
}

function viewOf(modal: OpenModal): object {
  return { ...modal.view, id: modal.id, state: stateOf(modal) };
}

function triggerId(kind: number): string {
  return `${String(Date.now())}.${String(kind)}.local`;
}
