import { describe, expect, it } from 'vitest';

import { effectOf, type WebhookEffect, webhookNames } from '#lib/health/webhook-effect.ts';
import { webhookFields } from '#lib/triage/plaid/webhook-fields.ts';
import { meaningOf } from '#lib/triage/plaid/webhook-meaning.ts';
import { webhooksNotSent } from '#lib/triage/plaid/webhook-not-sent.ts';

import { ask, escaped, sharedBy } from '../builders/ask.ts';
import { seen } from '../builders/seen.ts';

const codes = [...new Set(webhookNames.map(codeOf))];

/** What each effect must tell a reader who knows nothing of our own words for it. */
const tells: Readonly<Record<WebhookEffect, RegExp>> = {
  failed: /\bbroken\b.*\berror code\b/,
  repaired: /\bthe login trouble of the Item is over\b/,
  alive: /\blogin works\b.*\blast data\b/,
  expiring: /\babout to break\b.*\bnot as broken\b/,
  'permission lost': /\bdegraded\b.*\bproduct\b/,
  'account lost': /\bdegraded\b.*\baccount\b/,
  ended: /\bended for good\b/,
  noted: /^none\b.*\bhistory\b/,
};

describe('/plaid webhook', () => {
  it('without a code explains itself', async () => {
    expect(seen(await ask('webhook'))).toContain('/plaid webhook &lt;code&gt;');
  });

  it('knows 87 webhooks', () => {
    expect(webhookNames).toHaveLength(87);
  });
});

describe.each(webhookNames)('/plaid webhook %s', (name) => {
  it('says what it means, what to do, what it does to health, and what it carries', async () => {
    const message = await ask(`webhook ${name}`);
    const [entry, ...others] = entriesIn(seen(message));
    const { meaning = '', whatToDo = '', standing } = meaningOf(name) ?? {};
    expect(others).toEqual([]);
    expect(message.text).toBe(escaped(`${name}: ${meaning}`));
    expect(entry).toContain(`*${name}*  ${escaped(meaning)}`);
    expect(lineOf(entry, 'What to do')).toBe(escaped(whatToDo));
    expect(lineOf(entry, 'Health in Tartan')).toMatch(tells[effectOf(name) ?? 'noted']);
    expect(lineOf(entry, 'Standing')).toBe(standing && `${escaped(standing)}.`);
    const carried = (webhookFields[name] ?? []).map((field) => `\`${field}\``).join(', ');
    expect(lineOf(entry, 'Carries')).toBe(carried === '' ? 'nothing of its own' : carried);
    expect(seen(message)).not.toContain('Taken as');
  });

  it('names its source, and is shared as it stands', async () => {
    const message = await ask(`webhook ${name}`);
    expect(seen(message)).toContain('<https://plaid.com/docs/api/webhooks/|Plaid’s page>');
    expect(await ask(sharedBy(message) ?? '')).toEqual(message);
  });

  it.each([
    { case: 'in lower case', typed: name.toLowerCase() },
    { case: 'with blanks', typed: name.replace('.', ' ').replaceAll('_', ' ') },
    { case: 'with hyphens and a colon', typed: name.replace('.', ': ').replaceAll('_', '-') },
    { case: 'in quotes', typed: `"${name}"` },
  ])('is found $case', async ({ typed }) => {
    expect(await ask(`webhook ${typed}`)).toEqual(await ask(`webhook ${name}`));
  });
});

describe.each(codes)('/plaid webhook %s', (code) => {
  const names = webhookNames.filter((name) => codeOf(name) === code);

  it(`is shown for each of its types: ${String(names.length)}`, async () => {
    const message = await ask(`webhook ${code}`);
    const entries = entriesIn(seen(message));
    expect(entries.map((entry) => /^\*([\w.]+)\*/.exec(entry)?.[1]).sort()).toEqual(names.sort());
    expect(await ask(sharedBy(message) ?? '')).toEqual(message);
  });
});

describe('what a webhook does to health', () => {
  it.each([
    { name: 'ITEM.ERROR', says: 'the Item counts as broken, as its error code says' },
    { name: 'ITEM.LOGIN_REPAIRED', says: 'the login trouble of the Item is over' },
    { name: 'ITEM.PENDING_DISCONNECT', says: 'about to break' },
    { name: 'ITEM.PENDING_EXPIRATION', says: 'about to break' },
    { name: 'ITEM.USER_PERMISSION_REVOKED', says: 'the Item has ended for good' },
    { name: 'ITEM.USER_ACCOUNT_REVOKED', says: 'degraded for this account' },
    { name: 'AUTH.VERIFICATION_EXPIRED', says: 'degraded for this account' },
    { name: 'AUTH.PRODUCT_PERMISSIONS_REQUIRED', says: 'degraded for this product' },
    { name: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE', says: 'so the login works' },
    { name: 'ITEM.NEW_ACCOUNTS_AVAILABLE', says: 'none: it is kept in the history' },
    { name: 'TRANSFER.TRANSFER_EVENTS_UPDATE', says: 'none: it is kept in the history' },
  ])('$name: $says', async ({ name, says }) => {
    const [entry] = entriesIn(seen(await ask(`webhook ${name}`)));
    expect(lineOf(entry, 'Health in Tartan')).toContain(says);
  });

  it('is worse when there is an error inside, and every answer says so', async () => {
    expect(seen(await ask('webhook TRANSACTIONS.DEFAULT_UPDATE'))).toContain(
      'An error inside any webhook counts as a failure',
    );
  });
});

describe('the standing of a webhook', () => {
  it.each([
    { name: 'BEACON.REPORT_CREATED', says: 'deprecated' },
    { name: 'CASH_FLOW_UPDATES.INSIGHTS_UPDATED', says: 'CASH_FLOW_INSIGHTS_UPDATED instead' },
    { name: 'TRANSACTIONS.TRANSACTIONS_REMOVED', says: 'legacy, still sent' },
    { name: 'BANK_TRANSFERS.BANK_TRANSFERS_EVENTS_UPDATE', says: 'partly deprecated' },
  ])('of $name: $says', async ({ name, says }) => {
    expect(lineOf(seen(await ask(`webhook ${name}`)), 'Standing')).toContain(says);
  });

  it.each(['ITEM.ERROR', 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE'])(
    'of %s, which is plainly supported, is not spoken of',
    async (name) => {
      expect(seen(await ask(`webhook ${name}`))).not.toContain('Standing');
    },
  );
});

describe('a typing slip in a webhook', () => {
  it.each([
    { typed: 'PENDING_DISCONECT', name: 'ITEM.PENDING_DISCONNECT' },
    { typed: 'sync updates availible', name: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE' },
    { typed: 'ITM.LOGIN_REPARED', name: 'ITEM.LOGIN_REPAIRED' },
    { typed: 'item.new-acounts-available', name: 'ITEM.NEW_ACCOUNTS_AVAILABLE' },
    { typed: 'IDENTITY_VERIFICATION.STEP_UPDATE', name: 'IDENTITY_VERIFICATION.STEP_UPDATED' },
  ])('$typed is taken as $name, and the answer says so', async ({ typed, name }) => {
    const message = await ask(`webhook ${typed}`);
    expect(message.text).toContain(`${name}: `);
    expect(seen(message)).toContain(`Taken as \`${name}\`.`);
    expect(sharedBy(message)).toBe(`webhook ${name}`);
  });

  it('in a code of several types is taken as that code, and not as one of its types', async () => {
    const shown = seen(await ask('webhook DEFAULT_UPDAET'));
    expect(entriesIn(shown)).toHaveLength(6);
    expect(shown).toContain('Taken as `DEFAULT_UPDATE`.');
  });
});

describe.each(Object.entries(webhooksNotSent))('/plaid webhook %s, not sent', (name, about) => {
  it('says what it was taken for, and what comes instead', async () => {
    const message = await ask(`webhook ${name}`);
    const shown = seen(message);
    expect(message.text).toContain(`${name}: Plaid `);
    expect(message.text).toContain(escaped(about.instead));
    expect(shown).toContain(escaped(about.meaning));
    expect(shown).toContain(`*Instead:* ${escaped(about.instead)}`);
    expect(shown).toContain(
      about.kind === 'never sent'
        ? `*${name}*  Plaid does not send this.`
        : `*${name}*  Plaid no longer sends this (last described ${about.until ?? 'never'}).`,
    );
  });
});

describe('a webhook that is not sent', () => {
  it('is one of 17', () => {
    expect(Object.keys(webhooksNotSent)).toHaveLength(17);
  });

  it.each([
    { typed: 'RELAY_EVENT', name: 'ASSETS.RELAY_EVENT' },
    { typed: 'HOSTED_VERIFICATION', name: 'AUTH.HOSTED_VERIFICATION' },
    { typed: 'ITEM_LOGIN_REQUIRED', name: 'ITEM.ITEM_LOGIN_REQUIRED' },
    { typed: 'step completed', name: 'IDENTITY_VERIFICATION.STEP_COMPLETED' },
    { typed: 'switch-state-update', name: 'DEPOSIT_SWITCH.SWITCH_STATE_UPDATE' },
    { typed: 'transactions.updatd', name: 'TRANSACTIONS.UPDATED' },
  ])('$typed is found as $name', async ({ typed, name }) => {
    expect((await ask(`webhook ${typed}`)).text).toContain(`${name}: Plaid `);
  });

  it('gives way to one that is, where both have the code', async () => {
    expect((await ask('webhook INSIGHTS_UPDATED')).text).toMatch(
      /^CASH_FLOW_UPDATES.INSIGHTS_UPDATED: /,
    );
  });
});

describe('a webhook that there is not', () => {
  it.each([
    { typed: 'PENDING_DISCONNECTION_SOON', says: '`ITEM.PENDING_DISCONNECT`' },
    { typed: 'TRANSACTIONS.HISTORICAL_DATA', says: '`TRANSACTIONS.HISTORICAL_UPDATE`' },
    { typed: 'PENDING', says: '`ITEM.PENDING_DISCONNECT` or `ITEM.PENDING_EXPIRATION`' },
  ])('$typed: did you mean $says', async ({ typed, says }) => {
    const { text } = await ask(`webhook ${typed}`);
    expect(text).toContain('Tartan knows no such webhook');
    expect(text).toMatch(/Did you mean .*\?$/);
    expect(text).toContain(says);
  });

  it.each(['FLUX_CAPACITOR_CHARGED', '__proto__', 'constructor', 'ウェブフック', '***'])(
    '%s: nothing is near it',
    async (typed) => {
      const { text } = await ask(`webhook ${typed}`);
      expect(text).toContain('plaid.com/docs/api/webhooks');
      expect(text).not.toContain('Did you mean');
    },
  );
});

function codeOf(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

/** The entry of each webhook in an answer. */
function entriesIn(shown: string): string[] {
  return shown.split('\n\n').filter((block) => block.includes('*What to do:*'));
}

/** What an entry says under a heading of its own. */
function lineOf(entry: string | undefined, heading: string): string | undefined {
  const line = entry?.split('\n').find((one) => one.startsWith(`*${heading}:* `));
  return line?.slice(`*${heading}:* `.length);
}
