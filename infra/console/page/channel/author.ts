import type { ShownMessage } from '#console/contract.ts';

export const authors: Readonly<Record<ShownMessage['from'], { name: string; isApp: boolean }>> = {
  bot: { name: 'Tartan', isApp: true },
  slackbot: { name: 'Slackbot', isApp: false },
  you: { name: 'You', isApp: false },
};
