import type { App } from '@slack/bolt';

import { askerOf, clickOf } from './click.ts';
import type { Desk } from './desk.ts';

/** The button of a review that gives its table to who clicked; the review stays. */
export function listenForReviews(app: App, desk: Desk): void {
  app.action('review_csv', async ({ ack, action, body, context }) => {
    await ack();
    const click = clickOf(body, action);
    const asker = askerOf(click.responseUrl, 'asker', context);
    await desk.reply(asker, () => desk.answer(`review ${click.value} csv`, asker, click));
  });
}
