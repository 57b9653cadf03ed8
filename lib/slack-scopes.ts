/** A right that the Slack app asks for. */
export interface SlackScope {
  scope: string;
  /** The methods of the Web API that need it; none: it is about what people do in Slack. */
  methods: readonly string[];
  /** Why Tartan asks for it. */
  reason: string;
  /** What is seen where the app does not have it. */
  without: string;
}

/** All rights of the bot, and no more. The manifest of the app asks for exactly these. */
export const slackScopes: readonly SlackScope[] = [
  {
    scope: 'commands',
    methods: [],
    reason: 'people ask with /plaid and with the shortcuts on messages',
    without: 'Slack shows neither /plaid nor the shortcuts',
  },
  {
    scope: 'chat:write',
    methods: ['chat.postMessage', 'chat.update', 'chat.delete'],
    reason: 'cards, their changes, lines in their threads, and the daily summary',
    without: 'nothing is told to any channel',
  },
  {
    scope: 'channels:history',
    methods: ['conversations.history', 'conversations.replies'],
    reason:
      'in a public channel: looking for a card whose answer was lost before it is posted again',
    without: 'a card may stand twice in a public channel',
  },
  {
    scope: 'groups:history',
    methods: ['conversations.history', 'conversations.replies'],
    reason: 'the same in a private channel',
    without: 'a card may stand twice in a private channel',
  },
];

/** Methods that any token of a bot may call. */
export const methodsWithoutScope: readonly string[] = [
  'auth.test',
  'views.open',
  'views.update',
  'views.publish',
];
