import { describe, expect, it } from 'vitest';

import type { Checklist } from '#lib/guides/checklist.ts';
import { authFeatures } from '#lib/guides/checklists/auth-features.ts';
import { production } from '#lib/guides/checklists/production.ts';
import { secretRotation } from '#lib/guides/checklists/secret-rotation.ts';
import { webhookUrl } from '#lib/guides/checklists/webhook-url.ts';

const checklists = [production, authFeatures, secretRotation, webhookUrl];
const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

describe('the checklists', () => {
  it('are the four that /plaid checklist knows', () => {
    expect(checklists.map(({ name }) => name)).toEqual([
      'production',
      'auth-features',
      'secret-rotation',
      'webhook-url',
    ]);
  });
});

describe.each(checklists)('the checklist $name', (checklist) => {
  const { steps } = checklist;

  it('has six to fourteen steps', () => {
    expect(steps.length).toBeGreaterThanOrEqual(6);
    expect(steps.length).toBeLessThanOrEqual(14);
  });

  it('has ids that are kebab-case and unique', () => {
    const ids = steps.map(({ id }) => id);
    expect(ids.filter((id) => !kebabCase.test(id))).toEqual([]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it.each(steps)('can have $id ticked: one thing to do, short enough', ({ todo, detail }) => {
    expect(todo.length, todo).toBeLessThanOrEqual(120);
    expect(todo).toMatch(/^[A-Z][^?]*\.$/);
    expect(todo, 'an imperative').not.toMatch(/^(?:You|The|A|An|If|When|It|Your) /);
    if (detail === undefined) return;
    expect(detail.length, detail).toBeLessThanOrEqual(300);
    expect(detail).toMatch(/[.]$/);
  });

  it('says when to use it, in one sentence, and where it comes from', () => {
    expect(checklist.when).toMatch(/^[A-Z][^.]*\.$/);
    expect(checklist.source.name).toMatch(/\barticles? F\d{1,2}\b/);
    expect(checklist.source.asOf).toMatch(/\b20\d\d\b/);
  });

  it('asks nobody to show a secret in Slack', () => {
    for (const text of textsOf(checklist))
      if (/\bSlack\b/.test(text)) expect(text).toMatch(/\b(?:never|no)\b/i);
  });
});

describe('what must not be forgotten', () => {
  it('updates Codat, and sees it work, before the old secret goes', () => {
    const order = positions(secretRotation);
    expect(textOf(secretRotation, 'codat-credentials')).toMatch(/Codat Portal/);
    expect(secretRotation.warning).toMatch(/Codat[^]*Deauthorized/);
    expect(secretRotation.warning).toMatch(/client id/);
    expect(order('rotate')).toBeLessThan(order('codat-credentials'));
    expect(order('codat-credentials')).toBeLessThan(order('codat-linked'));
    expect(order('codat-linked')).toBeLessThan(order('delete-old'));
  });

  it("changes Tartan's own copy before the old secret goes", () => {
    const order = positions(secretRotation);
    expect(textOf(secretRotation, 'tartan')).toMatch(/PLAID_SECRET/);
    expect(order('tartan')).toBeLessThan(order('delete-old'));
  });

  it('tests the new secret before it deletes the old one', () => {
    const order = positions(secretRotation);
    expect(order('own-test')).toBeLessThan(order('delete-old'));
    expect(order('old-unused')).toBeLessThan(order('delete-old'));
  });

  it('updates each Item, and says where the acknowledgement goes', () => {
    const first = textOf(webhookUrl, 'first-item');
    expect(first).toMatch(/\/item\/webhook\/update/);
    expect(first).toMatch(/WEBHOOK_UPDATE_ACKNOWLEDGED to the new address/);
    expect(textOf(webhookUrl, 'all-items')).toMatch(/One call per Item/);
  });

  it('moves new Items before old ones, and closes the old address last', () => {
    const order = positions(webhookUrl);
    expect(textOf(webhookUrl, 'link-token')).toMatch(/`webhook` in \/link\/token\/create/);
    expect(order('link-token')).toBeLessThan(order('all-items'));
    expect(order('not-yet')).toBeLessThan(order('old-closed'));
    expect(order('old-closed')).toBe(webhookUrl.steps.length - 1);
  });

  it('knows the products whose address is set in the Dashboard, and Items not yet pointed at the bot', () => {
    expect(textOf(webhookUrl, 'dashboard-products')).toMatch(
      /dashboard\.plaid\.com\/developers\/webhooks[^]*Transfer[^]*Identity Verification[^]*Monitor/,
    );
    expect(textOf(webhookUrl, 'not-yet')).toMatch(/not pointed at the bot yet/);
  });

  it('goes live with the secret and the host of Production, and with OAuth banks registered', () => {
    expect(textOf(production, 'api-host')).toMatch(/https:\/\/production\.plaid\.com/);
    expect(textOf(production, 'production-secret')).toMatch(/developers\/keys/);
    expect(textOf(production, 'oauth-registration')).toMatch(/us-oauth-institutions/);
    expect(production.warning).toMatch(/Development environment[^]*no longer exists/);
  });

  it('waits for verified accounts, and knows every status of a verification', () => {
    const order = positions(authFeatures);
    expect(order('verification-status')).toBeLessThan(order('wait-for-verified'));
    for (const status of [
      'pending_automatic_verification',
      'pending_manual_verification',
      'automatically_verified',
      'manually_verified',
      'verification_expired',
      'verification_failed',
    ])
      expect(textOf(authFeatures, 'verification-status')).toContain(status);
    expect(authFeatures.warning).toMatch(/\bUS\b[^]*Canada/);
  });
});

/** Every step's place in its list; an unknown id is a fault of the test. */
function positions(checklist: Checklist): (id: string) => number {
  return (id) => {
    const at = checklist.steps.findIndex((step) => step.id === id);
    expect(at, `${checklist.name} has ${id}`).toBeGreaterThanOrEqual(0);
    return at;
  };
}

function textOf(checklist: Checklist, id: string): string {
  const step = checklist.steps[positions(checklist)(id)];
  return `${step?.todo ?? ''} ${step?.detail ?? ''}`;
}

function textsOf({ warning, steps }: Checklist): string[] {
  return [warning, ...steps.flatMap(({ todo, detail }) => [todo, detail])].flatMap(
    (text) => text ?? [],
  );
}
