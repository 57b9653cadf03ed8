import { describe, expect, it } from 'vitest';

import type { ItemEvent, PlaidError } from '#lib/health/item-event.ts';
import { parseWebhook } from '#lib/plaid/parse-webhook.ts';
import { errorCodeReasons } from '#lib/triage/plaid/error-code-reason.ts';

import { ask, outsideAfter } from '../builders/ask.ts';
import { at, failed, repaired } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';

const ITEM = 'Gx4mTzP9bKw2Rv7NqYhS8dLcJ6fUa3eE1oXi5';
const PAGE = 'https://plaid.com/docs/?ref=error#item-errors';

function failure(error: Partial<PlaidError>, seconds = 0): ItemEvent {
  const event = failed(seconds, { itemId: ITEM, bodyHash: `failure ${seconds}` });
  return {
    ...event,
    kind: 'failed',
    error: { code: 'ITEM_LOGIN_REQUIRED', type: 'ITEM_ERROR', ...error },
  };
}

/** What `/plaid item` shows after these events. */
async function shownAfter(...events: ItemEvent[]): Promise<string> {
  return seen(await ask(`item ${ITEM}`, { ports: await outsideAfter(events) }));
}

describe('/plaid item, of an error that tells more than its code', () => {
  it('shows what Plaid suggests, and links its page', async () => {
    const shown = await shownAfter(
      failure({ suggestedAction: 'Send the user through Link.', documentationUrl: PAGE }),
    );
    expect(shown).toContain('*Plaid suggests:* Send the user through Link.');
    expect(shown).toContain(`<${PAGE}|Plaid’s page on it>`);
  });

  it('from the webhook on: both come through', async () => {
    const body = {
      webhook_type: 'ITEM',
      webhook_code: 'ERROR',
      item_id: ITEM,
      error: {
        error_type: 'ITEM_ERROR',
        error_code: 'ITEM_LOGIN_REQUIRED',
        error_code_reason: 'OAUTH_USER_REVOKED',
        suggested_action: 'Ask <the user> & wait.',
        documentation_url: PAGE,
      },
    };
    const now = new Date(at(0));
    const entry = parseWebhook(Buffer.from(JSON.stringify(body)), {
      iat: now,
      receivedAt: now,
      bodyHash: 'hash',
    });
    const shown = await shownAfter(...(entry.kind === 'item' ? [entry.event] : []));
    expect(shown).toContain('*Plaid suggests:* Ask &lt;the user&gt; &amp; wait.');
    expect(shown).toContain(`<${PAGE}|`);
    expect(shown).toContain('*Reason* `OAUTH_USER_REVOKED`');
  });

  it.each(Object.entries(errorCodeReasons))(
    'says what the reason %s means, and what to do',
    async (reason, { meaning, next }) => {
      const shown = await shownAfter(failure({ reason }));
      expect(shown).toContain(`*Reason* \`${reason}\`: ${meaning} ${next}`);
    },
  );

  it('a reason that nobody knows: shown as it is, without a meaning', async () => {
    const shown = await shownAfter(failure({ reason: 'OAUTH_MOON_PHASE' }));
    expect(shown).toContain('OAUTH_MOON_PHASE');
    expect(shown).not.toContain('*Reason*');
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'a reason named %s: no harm',
    async (reason) => {
      const shown = await shownAfter(failure({ reason }));
      expect(shown).toContain('this Item is *broken*');
      expect(shown).not.toContain('*Reason*');
      expect(shown).not.toContain('undefined');
    },
  );

  it('a code that is new: says so, and what its type tells', async () => {
    const shown = await shownAfter(failure({ code: 'ITEM_BRAND_NEW' }));
    expect(shown).toContain('Tartan does not know this code');
    expect(shown).toContain('`ITEM_ERROR`');
  });

  it('a code and a type that are new: the code, without a made-up meaning', async () => {
    const shown = await shownAfter(failure({ code: 'BRAND_NEW', type: 'BRAND_NEW_TYPE' }));
    expect(shown).toContain('`BRAND_NEW`');
    expect(shown).not.toContain('what its type');
  });
});

describe('/plaid item, of an error that tells no more', () => {
  it('shows nothing in its place', async () => {
    const shown = await shownAfter(failure({}));
    expect(shown).toContain('ITEM_LOGIN_REQUIRED');
    for (const absent of ['*Reason*', '*Plaid suggests:*', 'Plaid’s page on it', 'undefined'])
      expect(shown).not.toContain(absent);
  });

  it('after the repair: nothing of the old error', async () => {
    const shown = await shownAfter(
      failure({ suggestedAction: 'Send the user through Link.', documentationUrl: PAGE }),
      repaired(3_600, { itemId: ITEM }),
    );
    expect(shown).not.toContain('*Plaid suggests:*');
    expect(shown).not.toContain(PAGE);
  });

  it('of two failures with one code: what the newer one suggests', async () => {
    const shown = await shownAfter(
      failure({ suggestedAction: 'The older advice.' }),
      failure({ suggestedAction: 'The newer advice.' }, 3_600),
    );
    expect(shown).toContain('*Plaid suggests:* The newer advice.');
    expect(shown).not.toContain('The older advice.');
  });

  it('of another code that came before: not mixed in', async () => {
    const shown = await shownAfter(
      failure({ code: 'INSTITUTION_DOWN', type: 'INSTITUTION_ERROR', suggestedAction: 'Wait.' }),
      failure({}, 3_600),
    );
    expect(shown).not.toContain('*Plaid suggests:* Wait.');
  });
});
