import { cardsWith, check, type Scenario, wordsOf } from '../stage.ts';

const bankDown = {
  error: {
    error_type: 'INSTITUTION_ERROR',
    error_code: 'INSTITUTION_DOWN',
    error_code_reason: null,
    error_message: 'this institution is down for planned maintenance',
    display_message: null,
    status: 400,
  },
};

export const bankMaintenance: Scenario = {
  id: 'bank-maintenance',
  title: 'Planned maintenance',
  watch: 'The card says that nobody has to act; data that comes again turns it green.',
  steps(stage) {
    const bank = stage.bank('Tweed Building Society');
    const itemIds = stage.items(bank, 6);
    const cards = () => cardsWith(stage, bank.institution_name);
    return [
      {
        says: 'The bank goes down for its maintenance, and Plaid says so of six Items.',
        async run() {
          stage.setDown(bank, true);
          for (const itemId of itemIds) await stage.plaid('ITEM.ERROR', itemId, bankDown);
          await stage.until('one card about the bank', () =>
            cards().some((card) => wordsOf(card).includes('INSTITUTION_DOWN')),
          );
        },
      },
      {
        says: 'A call of your app meets Plaid’s own PLANNED_MAINTENANCE: kept, and no alarm.',
        async run() {
          const error = { error_type: 'API_ERROR', error_code: 'PLANNED_MAINTENANCE' };
          await stage.report({ kind: 'api_error', item_id: itemIds[0] ?? '', error, ...bank });
          await stage.settled();
          await stage.forward(60 * 60);
          check('one card', cards().length === 1);
        },
      },
      {
        says: 'The maintenance is over: data comes again.',
        async run() {
          stage.setDown(bank, false);
          for (const itemId of itemIds)
            await stage.plaid('TRANSACTIONS.SYNC_UPDATES_AVAILABLE', itemId);
          await stage.settled();
          await stage.forward(60);
          await stage.until('the card says that they work again', () =>
            cards().every((card) => /works? again/.test(card.text)),
          );
          check('no second card', cards().length === 1);
        },
      },
    ];
  },
};
