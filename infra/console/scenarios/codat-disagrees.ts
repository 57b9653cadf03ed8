import { cardsWith, check, type Scenario, wordsOf } from '../stage.ts';

export const codatDisagrees: Scenario = {
  id: 'codat-disagrees',
  title: 'Codat and Plaid disagree',
  watch:
    'Codat says Linked, the Item is broken: after 15 minutes a joint card says so, and closes by itself.',
  steps(stage) {
    const bank = stage.bank('Seersucker Bank');
    const [itemId = ''] = stage.items(bank, 1);
    const connectionId = stage.connection();
    const joint = () =>
      cardsWith(stage, connectionId).filter((card) => wordsOf(card).includes(itemId));
    return [
      {
        says: 'A connection is linked at Codat, with an Item of Plaid behind it.',
        async run() {
          await stage.report({
            kind: 'item',
            item_id: itemId,
            client_user_id: connectionId,
            ...bank,
          });
          await stage.codat('connection.connected', connectionId);
          await stage.settled();
        },
      },
      {
        says: 'Plaid says that the Item needs a new login. Codat still says Linked.',
        async run() {
          await stage.plaid('ITEM.ERROR', itemId);
          await stage.settled();
          await stage.until('a card of the Item', () => cardsWith(stage, itemId).length === 1);
          check('no joint card yet', joint().length === 0);
        },
      },
      {
        says: 'A quarter of an hour later they still disagree.',
        async run() {
          await stage.forward(16 * 60);
          await stage.until('a joint card', () => joint().length === 1);
        },
      },
      {
        says: 'The user logs in again: both cards close.',
        async run() {
          await stage.plaid('ITEM.LOGIN_REPAIRED', itemId);
          await stage.settled();
          await stage.forward(60);
          await stage.until('both cards are edited', () =>
            cardsWith(stage, itemId).every((card) => card.isEdited),
          );
        },
      },
    ];
  },
};
