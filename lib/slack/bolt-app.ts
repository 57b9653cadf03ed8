import { App } from '@slack/bolt';

import type { CommandOptions } from '#lib/commands/command.ts';
import type { SlackConfig } from '#lib/config.ts';
import type { FollowUps } from '#lib/live-ports.ts';
import type { Ports } from '#lib/ports.ts';

import { openDesk } from './desk.ts';
import { listenForChecklists } from './listen-for-checklists.ts';
import { listenForCommands } from './listen-for-commands.ts';
import { listenForHome } from './listen-for-home.ts';
import { listenForNotes } from './listen-for-notes.ts';
import { listenForReviews } from './listen-for-reviews.ts';
import { listenForTickets } from './listen-for-tickets.ts';
import { quietLogger } from './quiet-logger.ts';
import { connectSlackDoor, type SlackDoor } from './receive-request.ts';

/** Commands, buttons and shortcuts, through Bolt, behind our own receiver. */
export function connectBolt(
  config: SlackConfig,
  ports: Ports,
  followUps: FollowUps,
  options: CommandOptions,
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
  const desk = openDesk(ports, followUps, options);
  listenForCommands(app, desk);
  listenForTickets(app, desk);
  listenForNotes(app, desk);
  listenForChecklists(app, desk);
  listenForReviews(app, desk);
  listenForHome(app, desk, config.channels);
  return door;
}
