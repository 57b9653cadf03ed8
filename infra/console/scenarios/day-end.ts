import { type Scenario, wordsOf } from '../stage.ts';

export const dayEnd: Scenario = {
  id: 'day-end',
  title: 'A day’s end with its summary',
  watch: 'What happened all day stands in one message: what broke, what healed, what needs you.',
  steps(stage) {
    const bank = stage.bank('Birdseye Bank');
    const itemIds = stage.items(bank, 4);
    const summaries = () =>
      stage.messages().filter((one) => !one.threadTs && wordsOf(one).includes('ummary'));
    return [
      {
        says: 'Four Items break during the day.',
        async run() {
          for (const itemId of itemIds) await stage.plaid('ITEM.ERROR', itemId);
          await stage.settled();
        },
      },
      {
        says: 'An hour later one of them works again.',
        async run() {
          await stage.forward(60 * 60);
          await stage.plaid('ITEM.LOGIN_REPAIRED', itemIds[0] ?? '');
          await stage.settled();
        },
      },
      {
        says: 'The day ends: its summary is told.',
        async run() {
          await stage.forwardToSummary();
          await stage.until('the summary', () => summaries().length > 0);
        },
      },
    ];
  },
};
