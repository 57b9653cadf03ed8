import type { ModalView } from '@slack/types';

import type { OpenModal } from '../local/pretend-modals.ts';
import type { SlackMessage } from '../local/slack-workspace.ts';
import type { Backstage } from './backstage.ts';
import type { ConsoleState, ScenarioProgress, ShownMessage } from './contract.ts';

const NAMES = ['alerts', 'summaries'];

/** What a person sees of Slack. @param alertChannel is shown first, and before anything stands in it */
export function consoleState(
  { workspace, slack, changes }: Backstage,
  alertChannel: string,
  scenario: ScenarioProgress | undefined,
): ConsoleState {
  const messages = [
    ...workspace.messages().map((message) => shown(message, false)),
    ...(slack?.asides.messages() ?? []).map((message) => shown(message, true)),
  ].sort((a, b) => Number(a.ts) - Number(b.ts));
  const modal = slack?.modals.current();
  const trouble = slack?.troubles.current();
  const ids = [...new Set([alertChannel, ...messages.map(({ channel }) => channel)])];
  return {
    revision: changes.revision(),
    now: new Date().toISOString(),
    channels: ids.map((id, index) => ({ id, name: NAMES[index] ?? id.toLowerCase() })),
    messages,
    modal: modal && shownModal(modal),
    home: slack?.home.current(),
    scenario,
    slackTrouble: trouble && { kind: trouble.kind, until: trouble.until.toISOString() },
  };
}

function shown(message: SlackMessage, isEphemeral: boolean): ShownMessage {
  const { channel, ts, thread_ts: threadTs, text, blocks, edited = false, from = 'bot' } = message;
  const { attachments = [] } = message;
  // Slack does not mark what one person alone sees.
  const isEdited = edited && !isEphemeral;
  return { channel, ts, threadTs, from, text, blocks, attachments, isEdited, isEphemeral };
}

function shownModal({ id, view, inputs, errors }: OpenModal) {
  return { id, view: modalView(view), values: Object.fromEntries(inputs), errors };
}

/** As the app sent it: the page draws what it can of it. */
function modalView(view: OpenModal['view']): ModalView {
  const json: ModalView = JSON.parse(JSON.stringify(view));
  return json;
}
