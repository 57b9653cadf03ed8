import { cardsWith, check, type Scenario } from '../stage.ts';

const OUTAGE_S = 10 * 60;

export const slackOutage: Scenario = {
  id: 'slack-outage',
  title: 'Slack is down, and comes back',
  watch: 'What happens meanwhile is told afterwards: nothing lost, nothing twice.',
  steps(stage) {
    const banks = ['Argyll Bank', 'Buchanan Bank', 'Cameron Bank'].map((name) => stage.bank(name));
    const itemIds = banks.flatMap((bank) => stage.items(bank, 1));
    const cards = () => itemIds.map((itemId) => cardsWith(stage, itemId).length);
    return [
      {
        says: 'Slack answers 503 for ten minutes.',
        run() {
          stage.slack('failing', OUTAGE_S);
          return Promise.resolve();
        },
      },
      {
        says: 'Three Items of three banks break.',
        async run() {
          for (const itemId of itemIds) await stage.plaid('ITEM.ERROR', itemId);
          await stage.settled();
          check(
            'nothing in the channel',
            cards().every((count) => count === 0),
          );
        },
      },
      {
        says: 'Slack is back.',
        async run() {
          await stage.forward(OUTAGE_S + 60);
          await stage.until('one card of each', () => cards().every((count) => count === 1));
        },
      },
      {
        says: 'An hour later there is still one card of each.',
        async run() {
          await stage.forward(60 * 60);
          check(
            'one card of each',
            cards().every((count) => count === 1),
          );
          for (const itemId of itemIds) await stage.plaid('ITEM.LOGIN_REPAIRED', itemId);
          await stage.settled();
          await stage.forward(60);
        },
      },
    ];
  },
};
