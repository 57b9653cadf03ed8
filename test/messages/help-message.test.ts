import { describe, expect, it } from 'vitest';

import { commands } from '#lib/commands/registry.ts';
import { escape } from '#lib/messages/text.ts';
import { commandHelpMessage, helpMessage } from '#lib/messages/help-message.ts';

import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';

describe('helpMessage', () => {
  it('of all commands', () => {
    expect(slackProblems(helpMessage(commands))).toEqual([]);
    expect(seen(helpMessage(commands))).toMatchInlineSnapshot(`
      "Tartan answers /plaid item, check, find, status, doctor, review, stale, summary, institution, explain, error, webhook, id, howto, diagnose, checklist, ticket, tickets, codat, sandbox, audit.

      *Tartan* knows your Plaid Items. What you can ask:

      \`/plaid item &lt;item_id&gt; [history]\`
      The state of an Item, since when, what happened, who acts, and its ticket draft.

      \`/plaid check &lt;item or any id of one&gt;\`
      Asks Plaid now how an Item is, and puts its card right.

      \`/plaid find &lt;id&gt;\`
      The Items that any stored identifier belongs to.

      \`/plaid status\`
      Open incidents, Items by state, the last webhook, and what is not configured.

      \`/plaid doctor [item]\`
      Whether Tartan itself is well: each fault in one line, with its fix.

      \`/plaid review [7d]\`
      Every error code of the last days: how many Items, where, since when, who acts.

      \`/plaid stale [30d]\`
      Items that have given no data for long and are still billed, and by when to remove them.

      \`/plaid summary [7d]\`
      The daily summary as of now, or over some days: what broke, what needs you, the trend.

      \`/plaid institution &lt;id or name&gt;\`
      Your Items at a bank by state, its open incidents, and what Plaid says of it now.

      \`/plaid explain &lt;text&gt;\`
      Reads pasted JSON, log lines, links or sentences: which error, which ids, what to do.

      \`/plaid error &lt;code&gt;\`
      What an error code means, who acts, whether to retry, and what to tell the user.

      \`/plaid webhook &lt;code&gt;\`
      What a webhook means, what it does to health, what to do, and what it carries.

      \`/plaid id &lt;anything&gt;\`
      What kind of identifier this is, what it is for, where to find it, what is stored.

      \`/plaid howto &lt;words&gt;\`
      Answers what teams ask about Plaid: webhooks, Link, billing, transactions, tickets …

      \`/plaid diagnose [problem]\`
      A few questions that lead to what to do, or to a ticket draft.

      \`/plaid checklist [name]\`
      Steps for going live, Auth, a new secret or a new webhook address, ticked off together.

      \`/plaid ticket [kind] [item or any id]\`
      A draft for support with every identifier that is known, and where to find the others.

      \`/plaid tickets\`
      The open cases with support: what happens to each by itself, and when.

      \`/plaid codat &lt;company or connection id, or company name&gt;\`
      The connections of a Codat company, who acts, and how to find them in Plaid’s logs.

      \`/plaid sandbox &lt;code | mfa …&gt;\`
      Which login makes an error or a second factor happen in Sandbox; fires webhooks there.

      \`/plaid audit [7d]\`
      Who looked up and did what in the last days, and what was asked most.

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
      for (const detail of command.details) expect(seen(message)).toContain(`•  ${escape(detail)}`);
    },
  );
});
