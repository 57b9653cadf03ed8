import { cardsWith, linesUnder, type Scenario, wordsOf } from '../stage.ts';

export const loginRepaired: Scenario = {
  id: 'login-repaired',
  title: 'Login required, then repaired',
  watch: 'One card says who must act; twenty minutes later the same card turns green.',
  steps(stage) {
    const bank = stage.bank('Madras Savings');
    const [itemId = ''] = stage.items(bank, 1);
    return [
      {
        says: 'The bank no longer takes the saved login of an Item.',
        async run() {
          await stage.plaid('ITEM.ERROR', itemId);
          await stage.until('one card with the Item', () => cardsWith(stage, itemId).length === 1);
        },
      },
      {
        says: 'Twenty minutes pass. Plaid sends the same webhook again: nothing is said twice.',
        async run() {
          await stage.forward(20 * 60);
          await stage.plaid('ITEM.ERROR', itemId);
          await stage.settled();
          await stage.until('still one card', () => cardsWith(stage, itemId).length === 1);
        },
      },
      {
        says: 'The user logs in again.',
        async run() {
          await stage.plaid('ITEM.LOGIN_REPAIRED', itemId);
          await stage.until('the card is edited', () =>
            cardsWith(stage, itemId).every((card) => card.isEdited && isGreen(wordsOf(card))),
          );
          await stage.until('a line in its thread', () => linesUnder(stage, itemId).length === 1);
        },
      },
    ];
  },
};

function isGreen(words: string): boolean {
  return words.includes('large_green_circle') || words.includes('works again');
}
