import { type Home, HOME_ID } from './pretend-home.ts';
import { actionIn, team, triggerId, you } from './pretend-person.ts';
import { type Addressee, type DoorAnswer, sendEvent, sendPayload } from './send-signed.ts';
import type { Fields } from './slack-fields.ts';
import { slackTimestamp } from './slack-timestamp.ts';

/** The person opens the app's own page. */
export function openedHome(home: Home, to: Addressee): Promise<DoorAnswer> {
  const shown = home.current();
  return sendEvent(
    {
      type: 'app_home_opened',
      user: 'U0YOU',
      channel: 'D0TARTAN',
      tab: 'home',
      event_ts: slackTimestamp(),
      ...(shown === undefined ? {} : { view: { id: HOME_ID, type: 'home', ...shown } }),
    },
    to,
  );
}

/** A click on the app's own page: no message is there to answer. */
export function homeClick(fields: Fields, home: Home, options: Addressee): Promise<DoorAnswer> {
  return sendPayload(
    {
      type: 'block_actions',
      team,
      user: you(fields),
      api_app_id: 'A0TARTAN',
      trigger_id: triggerId(),
      container: { type: 'view', view_id: HOME_ID },
      view: { id: HOME_ID, type: 'home', ...home.current() },
      actions: [actionIn(fields)],
    },
    options,
  );
}
