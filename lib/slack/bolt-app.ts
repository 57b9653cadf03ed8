import { App } from '@slack/bolt';

import type { CommandOptions } from '#lib/commands/command.ts';
import type { SlackConfig } from '#lib/config.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import type { FollowUps } from '#lib/live-ports.ts';
import type { Ports } from '#lib/ports.ts';
import type { Rotating } from '#lib/rotating.ts';

import { connectAudit, type Endings } from './connect-audit.ts';
import { openDesk } from './desk.ts';
import { listenForChecklists } from './listen-for-checklists.ts';
import { listenForCommands } from './listen-for-commands.ts';
import { listenForHome } from './listen-for-home.ts';
import { listenForNotes } from './listen-for-notes.ts';
import { listenForReviews } from './listen-for-reviews.ts';
import { listenForTickets } from './listen-for-tickets.ts';
import { quietLogger } from './quiet-logger.ts';
import { connectSlackDoor, type SlackDoor } from './receive-request.ts';

/** Of audit lines, where nothing is said. */
const KEPT_DAYS = 400;

/** Commands, buttons and shortcuts, through Bolt, behind our own receiver. */
export function connectBolt(
  settings: Rotating<SlackConfig>,
  ports: Ports,
  followUps: FollowUps,
  options: CommandOptions,
): SlackDoor {
  const endings: Endings = new Map();
  const door = connectSlackDoor(settings, ports.log, () => ports.now(), {
    audit: connectAudit(endings, options.audit?.keptDays ?? KEPT_DAYS, ports),
    refusal: refusalNotes('slack', ports),
  });
  const app = new App({
    receiver: door,
    // Fixed ids: with a token Bolt would ask Slack's auth.test before the first answer.
    authorize: () =>
      Promise.resolve({ botToken: settings.current().botToken, botId: 'B0', botUserId: 'U0' }),
    logger: quietLogger,
    ignoreSelf: false,
    convoStore: false,
  });
  const desk = openDesk(ports, followUps, options, endings);
  listenForCommands(app, desk);
  listenForTickets(app, desk);
  listenForNotes(app, desk);
  listenForChecklists(app, desk);
  listenForReviews(app, desk);
  listenForHome(app, desk, settings.current().channels);
  return door;
}
