import { describe, expect, it } from 'vitest';

import { commands } from '#lib/commands/registry.ts';
import { commandHelpMessage, helpMessage } from '#lib/messages/help-message.ts';

import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

describe('helpMessage', () => {
  it('of all commands', () => {
    expect(slackProblems(helpMessage(commands))).toEqual([]);
    expect(seen(helpMessage(commands))).toMatchInlineSnapshot(`
      "Tartan: /plaid item &lt;item_id&gt; [history], /plaid error &lt;code&gt;, /plaid status

      *Tartan* knows your Plaid Items. What you can ask:

      \`/plaid item &lt;item_id&gt; [history]\`
      The state of an Item, since when, what happened, who acts, and its ticket draft.

      \`/plaid error &lt;code&gt;\`
      What an error code means, who acts, whether to retry, and what to tell the user.

      \`/plaid status\`
      Open incidents, Items by state, the last webhook, and what is not configured.

      More on one of them: \`/plaid help item\`"
    `);
  });
});

describe('commandHelpMessage', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'of %s',
    (_name, command) => {
      const message = commandHelpMessage(command);
      expect(slackProblems(message)).toEqual([]);
      expect(seen(message)).toContain(`\`${command.example}\``);
      for (const detail of command.details) expect(seen(message)).toContain(`•  ${detail}`);
    },
  );
});
