import { describe, expect, it } from 'vitest';

import { errorCodeReasons } from '#lib/triage/plaid/error-code-reason.ts';
import { webhookFields } from '#lib/triage/plaid/webhook-fields.ts';
import { webhookMeanings } from '#lib/triage/plaid/webhook-meaning.ts';
import { type NotSent, webhooksNotSent } from '#lib/triage/plaid/webhook-not-sent.ts';

const current = Object.keys(webhookMeanings);
const sentence = /^[A-Z].*[^.]\.$/;

describe('the fields of webhooks', () => {
  it('are told for the same 87 webhooks as their meanings', () => {
    expect(Object.keys(webhookFields).sort()).toEqual([...current].sort());
    expect(Object.keys(webhookFields)).toHaveLength(87);
  });

  it.each(Object.entries(webhookFields))('of %s are names, each once', (_name, fields) => {
    expect(new Set(fields).size).toBe(fields.length);
    for (const field of fields) expect(field).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
  });

  it('leave out the three that say which webhook it is', () => {
    const all = new Set(Object.values(webhookFields).flat());
    for (const field of ['webhook_type', 'webhook_code', 'environment'])
      expect(all).not.toContain(field);
  });

  it.each([
    { name: 'ITEM.ERROR', fields: ['item_id', 'user_id', 'error'] },
    {
      name: 'ITEM.PENDING_DISCONNECT',
      fields: ['item_id', 'user_id', 'reason', 'disconnect_time'],
    },
    {
      name: 'ITEM.PENDING_EXPIRATION',
      fields: ['item_id', 'user_id', 'consent_expiration_time'],
    },
    { name: 'ITEM.USER_ACCOUNT_REVOKED', fields: ['item_id', 'user_id', 'account_id'] },
    {
      name: 'DASHBOARD_CONFIGURED_ALERT.INSTITUTION_STATUS_ALERT_TRIGGERED',
      fields: ['institution_id', 'institution_overall_success_rate'],
    },
    { name: 'LINK.ITEM_ADD_RESULT', fields: ['link_session_id', 'link_token', 'public_token'] },
    { name: 'TRANSFER.TRANSFER_EVENTS_UPDATE', fields: [] },
  ])('of $name are as Plaid describes them', ({ name, fields }) => {
    expect(webhookFields[name]).toEqual(fields);
  });

  it.each([
    {
      case: 'the form for accounts verified by micro-deposits',
      name: 'AUTH.AUTOMATICALLY_VERIFIED',
      fields: ['account_id', 'item_id', 'error'],
    },
    {
      case: 'the form for processors',
      name: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE',
      fields: [
        'account_id',
        'initial_update_complete',
        'historical_update_complete',
        'item_id',
        'user_id',
      ],
    },
  ])('hold $case too: $name', ({ name, fields }) => {
    expect(webhookFields[name]).toEqual(fields);
  });

  it('leave out what is deprecated', () => {
    expect(webhookFields['LINK.SESSION_FINISHED']).toEqual([
      'status',
      'link_session_id',
      'link_token',
      'public_tokens',
      'user_id',
    ]);
  });

  it('name the Item in each webhook of the type ITEM', () => {
    const ofItems = Object.entries(webhookFields).filter(([name]) => name.startsWith('ITEM.'));
    expect(ofItems).toHaveLength(8);
    expect(ofItems.filter(([, fields]) => !fields.includes('item_id'))).toEqual([]);
  });
});

describe('the webhooks that are not sent', () => {
  it('are the 13 of old API descriptions, and four that never were', () => {
    expect(notSent('removed')).toEqual([
      'ASSETS.RELAY_EVENT',
      'AUTH.HOSTED_VERIFICATION',
      'BASE_REPORT.PRODUCT_READY',
      'CRA_MONITORING.EXPECTED_DEPOSIT_MISSED',
      'CRA_MONITORING.INSIGHTS_UPDATED',
      'CRA_MONITORING.LARGE_DEPOSIT_DETECTED',
      'CRA_MONITORING.LOW_BALANCE_DETECTED',
      'CRA_MONITORING.NEW_INCOME_STREAM_DETECTED',
      'CRA_MONITORING.NEW_LOAN_PAYMENT_DETECTED',
      'CRA_MONITORING.NSF_OVERDRAFT_DETECTED',
      'DEPOSIT_SWITCH.SWITCH_STATE_UPDATE',
      'IDENTITY_VERIFCATION.STEP_UPDATED',
      'INCOME.income_verification',
    ]);
    expect(notSent('never sent')).toEqual([
      'IDENTITY_VERIFICATION.STEP_COMPLETED',
      'ITEM.ITEM_LOGIN_REQUIRED',
      'ITEM.LOGIN_REQUIRED',
      'TRANSACTIONS.UPDATED',
    ]);
  });

  it('are none of those that are', () => {
    expect(Object.keys(webhooksNotSent).filter((name) => current.includes(name))).toEqual([]);
  });

  it('have days on which they were last seen, if they ever existed', () => {
    const days = Object.values(webhooksNotSent).flatMap(({ until }) => until ?? []);
    expect(days).toHaveLength(13);
    for (const day of days) {
      expect(day).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
    }
    const undated = Object.entries(webhooksNotSent).flatMap(([name, { until }]) =>
      until === undefined ? name : [],
    );
    expect(undated.sort()).toEqual(notSent('never sent'));
  });

  it.each([
    { name: 'ITEM.ITEM_LOGIN_REQUIRED', instead: 'ITEM.ERROR' },
    { name: 'ITEM.LOGIN_REQUIRED', instead: 'ITEM.ERROR' },
    { name: 'TRANSACTIONS.UPDATED', instead: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE' },
    { name: 'AUTH.HOSTED_VERIFICATION', instead: 'AUTH.SMS_MICRODEPOSITS_VERIFICATION' },
    { name: 'INCOME.income_verification', instead: 'INCOME.INCOME_VERIFICATION' },
    {
      name: 'CRA_MONITORING.INSIGHTS_UPDATED',
      instead: 'CASH_FLOW_UPDATES.CASH_FLOW_INSIGHTS_UPDATED',
    },
  ])('lead from $name to $instead first', ({ name, instead }) => {
    expect(named(webhooksNotSent[name]?.instead ?? '')[0]).toBe(instead);
  });
});

describe.each(Object.entries(webhooksNotSent))('instead of %s', (_name, { meaning, instead }) => {
  it('comes a webhook that Plaid sends today, or nothing', () => {
    const webhooks = named(instead);
    expect(webhooks.filter((webhook) => !current.includes(webhook))).toEqual([]);
    if (!instead.startsWith('Nothing')) expect(webhooks).not.toEqual([]);
  });

  it('is told in one or two short sentences', () => {
    expect(meaning).toMatch(sentence);
    expect(instead).toMatch(sentence);
    expect(meaning.length, meaning).toBeLessThanOrEqual(160);
    expect(instead.length, instead).toBeLessThanOrEqual(160);
    expect(meaning.split(/\.\s/).length).toBeLessThanOrEqual(2);
  });
});

describe('the reasons of ITEM_LOGIN_REQUIRED', () => {
  it('are three', () => {
    expect(Object.keys(errorCodeReasons).sort()).toEqual([
      'OAUTH_CONSENT_EXPIRED',
      'OAUTH_INVALID_TOKEN',
      'OAUTH_USER_REVOKED',
    ]);
  });

  it.each(Object.entries(errorCodeReasons))('%s fits a card', (_name, { meaning, next }) => {
    expect(meaning).toMatch(sentence);
    expect(next).toMatch(sentence);
    expect(meaning.length, meaning).toBeLessThanOrEqual(100);
    expect(next.length, next).toBeLessThanOrEqual(90);
    expect(next).toMatch(/^Ask .*\bupdate mode\b/);
  });

  it('differ in what happened and what to do', () => {
    const told = Object.values(errorCodeReasons);
    expect(new Set(told.map(({ meaning }) => meaning)).size).toBe(told.length);
    expect(new Set(told.map(({ next }) => next)).size).toBe(told.length);
  });
});

function notSent(kind: NotSent['kind']): string[] {
  return Object.entries(webhooksNotSent)
    .flatMap(([name, told]) => (told.kind === kind ? name : []))
    .sort();
}

/** The webhooks that a text names as TYPE.CODE. */
function named(text: string): string[] {
  return text.match(/\b[A-Z][A-Z_]+\.[A-Z][A-Z_]+\b/g) ?? [];
}
