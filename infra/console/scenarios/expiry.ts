import { cardsWith, type Scenario, wordsOf } from '../stage.ts';

const DAY_S = 24 * 60 * 60;

export const expiry: Scenario = {
  id: 'expiry',
  title: 'Will break in seven days',
  watch: 'A card a week ahead; who reconnects leaves it, who does not needs a new login.',
  steps(stage) {
    const bank = stage.bank('Glen Plaid Bank');
    const [renewed = '', forgotten = ''] = stage.items(bank, 2);
    const deadline = new Date(Date.now() + 7 * DAY_S * 1000).toISOString();
    const warning = { reason: 'CONSENT_EXPIRATION', consent_expiration_time: deadline };
    return [
      {
        says: 'Plaid warns: two Items will stop working in seven days.',
        async run() {
          for (const itemId of [renewed, forgotten])
            await stage.plaid('ITEM.PENDING_EXPIRATION', itemId, warning);
          await stage.until('a card with both', () =>
            cardsWith(stage, renewed).some((card) => wordsOf(card).includes(forgotten)),
          );
        },
      },
      {
        says: 'Three days later one of the two users reconnects.',
        async run() {
          await stage.forward(3 * DAY_S);
          await stage.plaid('ITEM.LOGIN_REPAIRED', renewed);
          await stage.settled();
          await stage.forward(60);
          await stage.until('the card names the other alone', () =>
            cardsWith(stage, forgotten).some((card) => !wordsOf(card).includes(renewed)),
          );
        },
      },
      {
        says: 'The seventh day comes, and the other Item stops working.',
        async run() {
          await stage.forward(4 * DAY_S + 60);
          await stage.plaid('ITEM.ERROR', forgotten);
          await stage.settled();
          await stage.until('a card of the broken login', () =>
            cardsWith(stage, forgotten).some((card) =>
              wordsOf(card).includes('ITEM_LOGIN_REQUIRED'),
            ),
          );
          await stage.forward(60);
          await stage.until('the first card closed', () =>
            cardsWith(stage, bank.institution_name).some((card) =>
              /no longer in this state/.test(card.text),
            ),
          );
        },
      },
    ];
  },
};
