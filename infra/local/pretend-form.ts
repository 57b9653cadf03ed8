import type { Modals, OpenModal } from './pretend-modals.ts';
import { stateOf } from './pretend-modals.ts';
import { type Addressee, type DoorAnswer, sendPayload } from './send-signed.ts';
import { blocksOf } from './slack-fields.ts';

const person = {
  team: { id: 'T0LOCAL', domain: 'local' },
  user: { id: 'U0YOU', username: 'you', team_id: 'T0LOCAL' },
  api_app_id: 'A0TARTAN',
};

/** The person fills in the open modal and sends it. @returns what it shows then, or undefined when none is open */
export async function submitModal(
  values: Readonly<Record<string, string>>,
  modals: Modals,
  to: Addressee,
): Promise<DoorAnswer | undefined> {
  modals.fill(values);
  const modal = modals.current();
  if (modal === undefined) return undefined;
  const answer = await sendPayload(
    {
      type: 'view_submission',
      ...person,
      trigger_id: `${String(Date.now())}.2.local`,
      view: viewOf(modal),
    },
    to,
  );
  const said: { response_action?: string; view?: unknown } =
    answer.body === '' ? {} : JSON.parse(answer.body);
  if (said.response_action === 'update') modals.update(modal.id, said.view);
  else if (said.response_action === undefined) modals.close();
  return answer;
}

/** The person chooses something in the open modal that the app wants to hear of at once. */
export async function chooseInModal(
  block: string,
  value: string,
  modals: Modals,
  to: Addressee,
): Promise<DoorAnswer | undefined> {
  modals.fill({ [block]: value });
  const modal = modals.current();
  const input = modal && blocksOf(modal.view).find(({ block_id: id }) => id === block);
  if (modal === undefined || input?.type !== 'input') return undefined;
  return sendPayload(
    {
      type: 'block_actions',
      ...person,
      trigger_id: `${String(Date.now())}.3.local`,
      container: { type: 'view', view_id: modal.id },
      view: viewOf(modal),
      actions: [
        {
          type: 'static_select',
          action_id: input.element.action_id,
          block_id: block,
          selected_option: { value },
        },
      ],
    },
    to,
  );
}

function viewOf(modal: OpenModal): object {
  return { ...modal.view, id: modal.id, state: stateOf(modal) };
}
