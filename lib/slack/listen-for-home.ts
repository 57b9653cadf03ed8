import type { App } from '@slack/bolt';

import { homeReport } from '#lib/commands/home-report.ts';
import { searched } from '#lib/commands/searched.ts';
import { answerModal } from '#lib/messages/answer-modal.ts';
import { closedHomeView, homeView, problemHomeView } from '#lib/messages/home-view.ts';

import { askerOf, type Click, clickOf } from './click.ts';
import type { Desk } from './desk.ts';
import { openForm } from './open-form.ts';

/** App Home: drawn anew whenever somebody opens it; what is asked there is answered in a modal. */
export function listenForHome(app: App, desk: Desk, channels: readonly string[]): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return;
    const { reference } = askerOf(undefined, 'asker', context);
    const outcome = await desk.inTime(
      async () =>
        channels.length > 0 ? closedHomeView(channels) : homeView(await homeReport(desk)),
      reference,
    );
    const view = 'fault' in outcome ? problemHomeView(outcome.fault) : outcome.found;
    const published = await desk.ports.slack.publishHome(event.user, view);
    if (published.kind !== 'done')
      desk.ports.log.warn('slack did not take the home', { reference, ...published });
  });

  app.action('home_search', async ({ ack, action, body, context }) => {
    await ack();
    const click = clickOf(body, action);
    await show(searched(click.value), click, askerOf(undefined, 'asker', context).reference);
  });

  app.action('home_ask', async ({ ack, action, body, context }) => {
    await ack();
    const click = clickOf(body, action);
    await show(click.value, click, askerOf(undefined, 'asker', context).reference);
  });

  async function show(text: string, click: Click, reference: string): Promise<void> {
    // The page is from before the channels were limited.
    if (channels.length > 0) return;
    const { triggerId } = click;
    const outcome = await desk.inTime(async () => {
      const answer = await desk.stored(text, reference, click);
      if (answer.form === undefined) return answer;
      return (await openForm(desk, triggerId, answer.form, reference))?.problem;
    }, reference);
    const message = 'fault' in outcome ? outcome.fault : outcome.found;
    if (message === undefined) return;
    const shown = await desk.ports.slack.openModal(triggerId, answerModal(message));
    if (shown.kind !== 'done')
      desk.ports.log.warn('slack did not open the modal', { reference, ...shown });
  }
}
