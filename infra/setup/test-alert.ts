import { apiUrl } from './api-url.ts';
import { known } from './known.ts';
import type { SandboxItem } from './plaid-sandbox.ts';
import { SetupProblem } from './setup-problem.ts';
import type { Setup, Step } from './setup-step.ts';
import { slackAsBot } from './slack-as-bot.ts';
import { openStoredSecret } from './stored-secret.ts';
import { makeTestItem } from './test-item.ts';
import { watchChannel } from './watch-channel.ts';

/** An Item breaks, its card appears, it heals, the card turns, and the Item is gone again. */
export const testAlert: Step = {
  name: 'test',
  title: 'The first alert',
  async run(setup) {
    const { terminal, flags } = setup;
    const stored = await openStoredSecret(setup);
    const usual = known(setup, 'plaidEnv') === 'sandbox' ? 'plaid' : 'report';
    const by = flags['test'] ?? usual;
    if (by === 'none') {
      terminal.say('No test, as asked.');
      return;
    }
    if (by !== 'plaid' && by !== 'report')
      throw new SetupProblem('--test is plaid, report or none.');
    const since = setup.now();
    const item = await makeTestItem(setup, by, stored);
    try {
      await seeItBreakAndHeal(setup, item, since);
    } finally {
      await removed(setup, item);
    }
    terminal.say(`
Tartan works. From here:
  Plaid        set the webhook of your Items to ${await apiUrl(setup)}/webhooks/plaid (docs/deploy.md says how)
  in Slack     /plaid help, and /plaid status`);
  },
};

/** That it stays would be a pity, and no more. */
async function removed({ terminal }: Setup, item: SandboxItem): Promise<void> {
  try {
    await item.remove();
    terminal.say('The test Item is removed.');
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    terminal.say(`The test Item ${item.itemId} could not be removed everywhere: ${error.message}`);
  }
}

async function seeItBreakAndHeal(setup: Setup, item: SandboxItem, since: Date): Promise<void> {
  const { terminal } = setup;
  const channel = known(setup, 'alertChannel');
  const slack = slackAsBot(setup, await openStoredSecret(setup));
  const { itemId } = item;
  await item.breakIt();
  terminal.say(`The Item ${itemId} needs a new login now. Waiting for its card in ${channel} …`);
  const card = await watchChannel(setup, slack, {
    channel,
    since,
    isIt: ({ all }) => all.includes(itemId),
  });
  if (card === undefined)
    throw new SetupProblem(
      `No card with ${itemId} came. Ask /plaid item ${itemId} in Slack: when it knows the Item, Slack refused the card, and the log of tartan-${setup.stage}-inbox says why; when it does not, the webhook did not arrive, and the log of tartan-${setup.stage}-plaid-webhook says why.`,
    );
  terminal.say(`It is there: ${card}`);
  await item.repairIt();
  const healed = await watchChannel(setup, slack, {
    channel,
    since,
    isIt: ({ all, text }) => all.includes(itemId) && text !== card,
  });
  terminal.say(
    healed === undefined
      ? 'The Item works again, but its card has not turned yet: it does within two minutes.'
      : `It has turned: ${healed}`,
  );
}
