import type { App } from '@slack/bolt';

import { resumeChecklist, startChecklist, tickStep } from '#lib/flows/work-on-checklist.ts';

import { askerOf, clickOf } from './click.ts';
import type { Desk } from './desk.ts';

/** The buttons of checklists. */
export function listenForChecklists(app: App, desk: Desk): void {
  app.action('checklist_start', async ({ ack, action, body, context }) => {
    await ack();
    const click = clickOf(body, action);
    // Named after the click: one that Slack delivers twice starts one checklist.
    const id = `${click.at}#${click.user}`;
    await desk.reply(askerOf(click.responseUrl, 'channel', context), () =>
      startChecklist(click.value, click, id, desk.ports),
    );
  });

  app.action(/^checklist_go_on_/, async ({ ack, action, body, context }) => {
    await ack();
    const click = clickOf(body, action);
    await desk.reply(askerOf(click.responseUrl, 'channel', context), () =>
      resumeChecklist(click.value, click, desk.ports),
    );
  });

  app.action(/^tick_/, async ({ ack, action, body, context }) => {
    await ack();
    const click = clickOf(body, action);
    const asker = askerOf(click.responseUrl, 'in place', context);
    await desk.reply(asker, () =>
      tickStep(click.value, click, (message) => desk.tell(asker, message), desk.ports),
    );
  });
}
