import type { App } from '@slack/bolt';

import { plaidCheck } from '#lib/commands/plaid-check.ts';
import { type Message, withoutButtons } from '#lib/messages/message.ts';
import { pastedMessage } from '#lib/messages/pasted-message.ts';
import { readPaste } from '#lib/pasted/read-paste.ts';

import type { Log } from '#lib/ports/log.ts';

import { askerOf, clickOf } from './click.ts';
import type { Desk } from './desk.ts';
import { messageText } from './message-text.ts';
import { openForm } from './open-form.ts';

/** `/plaid …`, the buttons that stand for a command, and the shortcut `Explain this error`. */
export function listenForCommands(app: App, desk: Desk): void {
  app.command('/plaid', async ({ command, ack, context }) => {
    const text = typeof command.text === 'string' ? command.text : '';
    const asker = askerOf(command.response_url, 'asker', context);
    const outcome = await desk.inTime(async () => {
      const answer = await desk.answer(text, asker, {
        user: command.user_id,
        channel: command.channel_id,
      });
      if (answer?.form === undefined) return answer;
      const { trigger_id: triggerId } = command;
      return (await openForm(desk, triggerId, answer.form, asker.reference))?.problem;
    }, asker.reference);
    const message = 'fault' in outcome ? outcome.fault : outcome.found;
    // A form is answer enough.
    await (message === undefined ? ack() : ack({ response_type: 'ephemeral', ...message }));
  });

  // Their answer takes the place of the one that was clicked; in a message for all, it is for who clicked alone.
  app.action(/^ask_/, async ({ ack, action, body, context }) => {
    await ack();
    const click = clickOf(body, action);
    const asker = askerOf(click.responseUrl, click.isForAll ? 'asker' : 'in place', context);
    await desk.reply(asker, () => desk.answer(click.value, asker, click));
  });

  app.action('check_now', async ({ ack, action, body, context }) => {
    await ack();
    const click = clickOf(body, action);
    const asker = askerOf(click.responseUrl, 'asker', context);
    await desk.reply(asker, () => desk.answer(`${plaidCheck.name} ${click.value}`, asker, click));
  });

  // Their answer stands apart, before who clicked alone: what they stand in is there for all.
  app.action(/^tell_/, async ({ ack, action, body, context }) => {
    await ack();
    const click = clickOf(body, action);
    const asker = askerOf(click.responseUrl, 'asker', context);
    await desk.reply(asker, () => desk.answer(click.value, asker, click));
  });

  app.action('share', async ({ ack, action, body, context }) => {
    await ack();
    const click = clickOf(body, action);
    const asker = askerOf(click.responseUrl, 'channel', context);
    await desk.reply(asker, async () => {
      const message = await desk.answer(click.value, asker, click);
      return message && withoutButtons(message);
    });
  });

  app.shortcut('explain_error', async ({ ack, shortcut, body, context }) => {
    await ack();
    const asker = askerOf(clickOf(body).responseUrl, 'asker', context);
    const said = messageText('message' in shortcut ? shortcut.message : undefined);
    await desk.reply(asker, () => Promise.resolve(explained(said, desk.ports.log)));
  });
}

function explained(said: string, log: Log): Message {
  const pasted = readPaste(said);
  if (pasted.secrets.length > 0) log.count('secret.pasted');
  return pastedMessage(pasted);
}
