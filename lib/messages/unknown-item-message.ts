import { context, list, type Message, section } from './message.ts';
import { code } from './text.ts';

export function unknownItemMessage(itemId: string): Message {
  return {
    text: 'No webhook for this Item has reached Tartan. Ids are case-sensitive.',
    blocks: [
      section(`No webhook for ${code(itemId)} has reached Tartan. Ids are case-sensitive.`),
      ...list('Three ways to find the right id', [
        'Look up the user in your own database: the item_id was stored with the access token.',
        'In Plaid’s dashboard open Activity, Logs, and search for your Client User ID; rows of the Item show its item_id.',
        `Call ${code('/item/get')} with the access token; the answer names the item_id. Its ${code('webhook')} field also tells whether the Item reports to Tartan at all.`,
      ]),
      context('A healthy Item that has sent nothing since Tartan was set up is unknown here, too.'),
    ],
  };
}
