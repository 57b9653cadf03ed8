import { loginForCode, loginForMfa, secondFactors } from '#lib/guides/sandbox-login.ts';
import { commandHelpMessage } from '#lib/messages/help-message.ts';
import { didYouMean, problemMessage } from '#lib/messages/problem-message.ts';
import { sandboxLoginMessage } from '#lib/messages/sandbox-message.ts';
import { lookUpCode } from '#lib/triage/look-up.ts';
import { lookUpWebhook } from '#lib/triage/look-up-webhook.ts';
import { fireableWebhooks } from '#lib/triage/plaid/sandbox-webhooks.ts';

import type { Answer, Command, CommandContext } from './command.ts';
import { possibleItemId } from './possible-id.ts';

export const plaidSandbox: Command = {
  name: 'sandbox',
  usage: '/plaid sandbox <code | mfa …>',
  summary: 'Which login makes an error or a second factor happen in Sandbox; fires webhooks there.',
  example: '/plaid sandbox mfa selections 2 3 4',
  details: [
    '/plaid sandbox ITEM_LOCKED: the password that ends Link with that error.',
    '/plaid sandbox mfa device, mfa questions 2 3, mfa selections 2 3 4: the password for each second factor.',
    '/plaid sandbox fire <webhook> <item_id>: has Plaid send that webhook for a Sandbox Item.',
    '/plaid sandbox reset <item_id>: puts a Sandbox Item into ITEM_LOGIN_REQUIRED.',
    'The last two need Sandbox keys and the access-token broker; production keys are refused.',
  ],
  run({ words, text }, context) {
    const [first, ...rest] = words;
    switch (first?.toLowerCase()) {
      case undefined:
        return commandHelpMessage(plaidSandbox);
      case 'mfa':
        return mfa(rest);
      case 'fire':
        return fire(rest, context);
      case 'reset':
        return reset(rest, context);
      default:
        return login(text);
    }
  },
};

function login(typed: string): Answer {
  const found = lookUpCode(typed.replace(/^error_/i, ''));
  const [entry] = found.kind === 'found' ? found.entries : [];
  return entry === undefined
    ? didYouMean(
        'Tartan knows no such error code. Ask with a code, or with mfa device, mfa questions or mfa selections.',
        found.kind === 'unknown' ? found.nearest : [],
      )
    : sandboxLoginMessage(loginForCode(entry.code, entry.type), entry.code);
}

function mfa([typed = '', ...numbers]: readonly string[]): Answer {
  const wanted = typed.toLowerCase().replace(/s$/, '');
  const factor = secondFactors.find((one) => wanted !== '' && one.startsWith(wanted));
  const found = factor && loginForMfa(factor, numbers.map(Number));
  return found === undefined
    ? problemMessage(
        'Ask for mfa device, mfa questions 2 3 (rounds, questions) or mfa selections 2 3 4 (rounds, questions, options), with numbers from 1 to 9, and at least 2 options.',
      )
    : sandboxLoginMessage(found, `mfa ${[typed, ...numbers].join(' ')}`);
}

function fire([typed = '', ...rest]: readonly string[], context: CommandContext): Answer {
  const itemId = possibleItemId(rest);
  const found = lookUpWebhook(typed);
  const names = found.kind === 'sent' ? found.names : [];
  const webhook = names.find((name) => fireableWebhooks.includes(name));
  if (typed === '' || itemId === undefined) return commandHelpMessage(plaidSandbox);
  if (webhook === undefined)
    return problemMessage(
      `Plaid’s Sandbox cannot fire that one. It can fire: ${fireableWebhooks.join(', ')}. ITEM.ERROR comes of /plaid sandbox reset.`,
    );
  return live({ kind: 'sandbox webhook', itemId, webhook }, `fire ${webhook}`, context);
}

function reset(rest: readonly string[], context: CommandContext): Answer {
  const itemId = possibleItemId(rest);
  return itemId === undefined
    ? commandHelpMessage(plaidSandbox)
    : live({ kind: 'sandbox reset', itemId }, 'reset the login', context);
}

/** Asked of Plaid by `follow-up`, which has the keys and the broker; refused here where that cannot work. */
function live(
  lookUp: NonNullable<Answer['lookUp']>,
  what: string,
  { options }: CommandContext,
): Answer {
  if (options.environment !== 'sandbox')
    return problemMessage(
      'Tartan runs with production keys, so it does not touch Items: firing webhooks and resetting logins is for Sandbox (PLAID_ENV=sandbox).',
    );
  if (!options.hasAccessTokens)
    return problemMessage(
      'No access-token broker is configured (ACCESS_TOKEN_FUNCTION), so Tartan cannot act on an Item. Its admin can name a Lambda function that gives the token of an Item.',
    );
  if (!options.hasFollowUps)
    return problemMessage('Tartan cannot ask Plaid live: FOLLOW_UP_FUNCTION is not set.');
  return { ...problemMessage(`Asking Plaid’s Sandbox to ${what} …`), lookUp };
}
