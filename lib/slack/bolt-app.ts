import { App } from '@slack/bolt';

import type { CommandContext } from '#lib/commands/command.ts';
import type { SlackConfig } from '#lib/config.ts';
import { answerCommand } from '#lib/flows/answer-command.ts';
import { openTicket } from '#lib/flows/open-ticket.ts';
import { faultMessage } from '#lib/messages/problem-message.ts';
import type { Ports } from '#lib/ports.ts';

import { quietLogger } from './quiet-logger.ts';
import { connectSlackDoor, type SlackDoor } from './receive-request.ts';

/** Slack gives three seconds. Whoever is slower than this gets a sentence rather than Slack's time-out. */
const ANSWER_MS = 2_500;

/** Commands and buttons, through Bolt, behind our own receiver. */
export function connectBolt(
  config: SlackConfig,
  ports: Ports,
  notConfigured: readonly string[],
): SlackDoor {
  const door = connectSlackDoor(config, ports.log, () => ports.now());
  const app = new App({
    receiver: door,
    // Fixed ids: with a token Bolt would ask Slack's auth.test before the first answer.
    authorize: () => Promise.resolve({ botToken: config.botToken, botId: 'B0', botUserId: 'U0' }),
    logger: quietLogger,
    ignoreSelf: false,
    convoStore: false,
  });
  const context: CommandContext = { ports, notConfigured };

  app.command('/plaid', async ({ command, ack, context: { reference } }) => {
    const text = typeof command.text === 'string' ? command.text : '';
    const message = await inTime(() => answerCommand(text, context, ports.log), reference, ports);
    await ack({ response_type: 'ephemeral', ...(message ?? faultMessage(String(reference))) });
  });

  app.action('share', async ({ ack, action, body, context: { reference } }) => {
    await ack();
    const text = 'value' in action ? action.value : '';
    const url = 'response_url' in body ? body.response_url : '';
    const message = await inTime(() => answerCommand(text, context, ports.log), reference, ports);
    if (message === undefined) {
      await ports.slack.respond(url, faultMessage(String(reference)), 'asker');
      return;
    }
    const shared = { ...message, blocks: message.blocks.filter(({ type }) => type !== 'actions') };
    await ports.slack.respond(url, shared, 'channel');
  });

  app.action('ticket_draft', async ({ ack, action, body, context: { reference } }) => {
    await ack();
    const value = 'value' in action ? action.value : '';
    const url = 'response_url' in body ? body.response_url : '';
    const trigger = 'trigger_id' in body ? body.trigger_id : '';
    const fault = faultMessage(String(reference));
    const opened = (await inTime(() => openTicket(value, ports), reference, ports)) ?? {
      problem: fault,
    };
    if ('problem' in opened) {
      await ports.slack.respond(url, opened.problem, 'asker');
      return;
    }
    const outcome = await ports.slack.openModal(trigger, opened.modal);
    if (outcome.kind === 'done') return;
    ports.log.warn('slack did not open the modal', { reference, ...outcome });
    await ports.slack.respond(url, fault, 'asker');
  });

  return door;
}

/**
 * Runs for as long as Slack waits.
 *
 * @returns undefined when it failed or took longer; the log line has the reference that the person is given
 */
async function inTime<Answer>(
  run: () => Promise<Answer>,
  reference: unknown,
  ports: Ports,
): Promise<Answer | undefined> {
  const timer = new AbortController();
  const late = ports
    .sleep(ANSWER_MS, timer.signal)
    .then(() => Promise.reject(new Error(`no answer within ${String(ANSWER_MS)} ms`)));
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    ports.log.error('command failed', error, { reference });
    return undefined;
  } finally {
    timer.abort();
  }
}
