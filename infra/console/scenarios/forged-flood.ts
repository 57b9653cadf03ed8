import type { Manner } from '../contract.ts';
import { check, type Scenario } from '../stage.ts';

const OF_EACH = 25;
const forgeries: readonly Manner[] = ['unsigned', 'forged', 'altered', 'stale'];

export const forgedFlood: Scenario = {
  id: 'forged-flood',
  title: 'A flood of forged webhooks',
  watch: 'The door answers each with 401, counts it, and the channel stays empty.',
  steps(stage) {
    const [itemId = ''] = stage.items(stage.bank('Dogtooth Bank'), 1);
    return [
      {
        says: `${String(OF_EACH * forgeries.length)} webhooks come unsigned, with another key, with another body, or too late.`,
        async run() {
          for (const manner of forgeries) {
            const sent = Array.from({ length: OF_EACH }, () =>
              stage.plaid('ITEM.ERROR', itemId, {}, manner),
            );
            const answers = (await Promise.all(sent)).flat();
            check(
              `401 to ${manner}`,
              answers.every(({ status }) => status === 401),
            );
          }
        },
      },
      {
        says: 'All were counted, and nothing was said.',
        async run() {
          await stage.settled();
          check('75 refused', stage.counted('webhook.refused') === OF_EACH * 3);
          check('25 too old', stage.counted('webhook.stale_authentic') === OF_EACH);
          check('an empty channel', stage.messages().length === 0);
        },
      },
    ];
  },
};
