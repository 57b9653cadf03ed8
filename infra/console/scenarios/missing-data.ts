import { cardsWith, check, type Scenario } from '../stage.ts';

const HOUR_S = 60 * 60;

export const missingData: Scenario = {
  id: 'missing-data',
  title: 'Widespread missing data',
  watch: 'Nine reports in 48 hours make no card; the tenth makes one, about the bank.',
  steps(stage) {
    const bank = stage.bank('Herringbone Trust');
    const itemIds = stage.items(bank, 10);
    const reported = async (from: number, to: number) => {
      for (const itemId of itemIds.slice(from, to))
        await stage.report({
          kind: 'data_issue',
          item_id: itemId,
          issue: 'missing_transactions',
          ...bank,
        });
      await stage.settled();
    };
    const cards = () => cardsWith(stage, bank.institution_name);
    return [
      {
        says: 'Your app reports missing transactions of five Items of a bank.',
        run: () => reported(0, 5),
      },
      {
        says: 'Twenty hours later of four more. Nine are not ten: the channel is quiet.',
        async run() {
          await stage.forward(20 * HOUR_S);
          await reported(5, 9);
          check('no card yet', cards().length === 0);
        },
      },
      {
        says: 'Twenty hours later of the tenth.',
        async run() {
          await stage.forward(20 * HOUR_S);
          await reported(9, 10);
          await stage.until('one card about the bank', () => cards().length === 1);
        },
      },
      {
        says: 'A day later the first five are older than 48 hours: the card turns.',
        async run() {
          await stage.forward(24 * HOUR_S);
          await stage.until('the card is edited', () => cards().every((card) => card.isEdited));
          check('no second card', cards().length === 1);
        },
      },
    ];
  },
};
