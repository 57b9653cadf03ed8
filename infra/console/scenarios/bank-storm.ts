import { cardsWith, check, type Scenario, type Stage, wordsOf } from '../stage.ts';

const COUNT = 300;
const AT_ONCE = 10;

export const bankStorm: Scenario = {
  id: 'bank-storm',
  title: 'A bank storm of 300 Items',
  watch: 'Three hundred webhooks make one card; its count is right within a minute.',
  steps(stage) {
    const bank = stage.bank('Argyle National Bank');
    const itemIds = stage.items(bank, COUNT);
    const name = bank.institution_name;
    return [
      {
        says: `Plaid tells of ${String(COUNT)} Items that need a new login.`,
        async run() {
          for (let first = 0; first < COUNT; first += AT_ONCE) {
            const some = itemIds.slice(first, first + AT_ONCE);
            await Promise.all(some.map((itemId) => stage.plaid('ITEM.ERROR', itemId)));
          }
          await stage.settled();
          await stage.until('one card of the bank', () => cardsWith(stage, name).length === 1);
        },
      },
      {
        says: 'A minute passes: the card counts all of them.',
        async run() {
          await stage.forward(60);
          await stage.until('a card that says 300', () =>
            counts(stage, name, `${String(COUNT)} Items`),
          );
          check('no second card', cardsWith(stage, name).length === 1);
        },
      },
      {
        says: 'One user logs in again: the same card counts one Item less.',
        async run() {
          await stage.plaid('ITEM.LOGIN_REPAIRED', itemIds[0] ?? '');
          await stage.settled();
          await stage.forward(60);
          await stage.until('a card that says 299', () =>
            counts(stage, name, `${String(COUNT - 1)} Items`),
          );
          check('no second card', cardsWith(stage, name).length === 1);
        },
      },
    ];
  },
};

function counts(stage: Stage, bank: string, what: string): boolean {
  return cardsWith(stage, bank).every((card) => wordsOf(card).includes(what));
}
