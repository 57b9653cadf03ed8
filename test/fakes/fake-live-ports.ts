import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';

import { expect } from 'vitest';

import { followUp } from '#lib/flows/follow-up.ts';
import type { LiveInstitution } from '#lib/health/institution-status.ts';
import type { LiveItem } from '#lib/health/live-item.ts';
import type {
  CodatApi,
  DeadLetters,
  FollowUp,
  LivePorts,
  LookUp,
  PlaidApi,
  SecretAge,
  SlackCheck,
} from '#lib/live-ports.ts';
import type { KnownInstitution } from '#lib/ports/name-lists.ts';
import { slackScopes } from '#lib/slack-scopes.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { START } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { fakePorts } from './fake-ports.ts';

/** Stands in every token; `followed` looks for it wherever none may be. */
const TOKEN_MARK = '5e4d3c2b';
export const SANDBOX_TOKEN = `access-sandbox-${TOKEN_MARK}-1111-4222-8333-444455556666`;
export const PRODUCTION_TOKEN = `access-production-${TOKEN_MARK}-1111-4222-8333-444455556666`;

/** By how much its time-outs are shorter than life's. */
const HURRY = 100;

interface World {
  environment?: string;
  /** What Plaid knows. */
  institutions?: readonly LiveInstitution[];
  found?: readonly KnownInstitution[];
  /** By Item, as the broker has them. */
  tokens?: Readonly<Record<string, string>>;
  /** How Plaid has the Item of whatever token. */
  item?: LiveItem;
  /** What is never answered: calling it off ends it. */
  silent?: 'broker' | 'plaid' | 'institution';
  /** How every call to Plaid ends, or every question to the broker. */
  plaidFails?: Error;
  brokerFails?: Error;
  /** Undefined: Codat is switched off. */
  codat?: CodatApi;
  slackCheck?: Partial<SlackCheck>;
  /** How many lie in the queue; undefined: there is none. */
  deadLetters?: DeadLetters;
  webhookUrl?: string;
  secretAge?: SecretAge;
}

/**
 * What `follow-up` has outside, pretended and stateful.
 *
 * @param world.plaidFails Plaid has noted the call before it fails
 */
export function fakeLivePorts(world: World = {}) {
  const { institutions = [], found = [], tokens = {}, plaidFails, brokerFails, silent } = world;
  const fake = fakePorts(START);
  const {
    now,
    inbox,
    items,
    checks,
    institutions: known,
    companies,
    connections,
    identifiers,
    slack,
    log,
  } = fake;
  const asked: string[] = [];
  const tokensUsed: string[] = [];
  const call = <Result>(what: string, answer: () => Result): Promise<Result> => {
    asked.push(what);
    return plaidFails === undefined ? Promise.resolve(answer()) : Promise.reject(plaidFails);
  };
  const plaid: PlaidApi = {
    environment: world.environment ?? 'sandbox',
    institution: (id, stop) =>
      silent === 'institution'
        ? calledOff('plaid', stop)
        : call(`institution ${id}`, () =>
            institutions.find(({ institutionId }) => institutionId === id),
          ),
    item(token, stop) {
      tokensUsed.push(token);
      if (silent === 'plaid') return calledOff('plaid', stop);
      return call('item', () => {
        if (world.item === undefined) throw new UpstreamError('plaid', 'INVALID_ACCESS_TOKEN');
        return world.item;
      });
    },
    searchInstitutions: (words) => call(`search ${words}`, () => [...found]),
    fireWebhook: (token, webhook) => {
      tokensUsed.push(token);
      return call(`fire ${webhook}`, () => undefined);
    },
    resetLogin: (token) => {
      tokensUsed.push(token);
      return call('reset', () => undefined);
    },
  };
  const brokerAsked: string[] = [];
  const waits: number[] = [];
  const ports = {
    now,
    sleep(ms, stop) {
      waits.push(ms);
      return setTimeout(ms / HURRY, undefined, { ...(stop && { signal: stop }) });
    },
    inbox,
    items,
    checks,
    institutions: known,
    companies,
    connections,
    identifiers,
    codat: world.codat,
    slackCheck: { ...wellSlack, ...world.slackCheck },
    deadLetters: world.deadLetters,
    webhookUrl: world.webhookUrl,
    secretAge: world.secretAge,
    slack,
    log,
    plaid,
    accessTokens: {
      of(itemId, stop) {
        brokerAsked.push(itemId);
        if (silent === 'broker') return calledOff('broker', stop);
        return brokerFails === undefined
          ? Promise.resolve(new Map(Object.entries(tokens)).get(itemId))
          : Promise.reject(brokerFails);
      },
    },
  } satisfies LivePorts;
  return {
    ports,
    /** All that is behind it, and what other functions have of it. */
    fake,
    /** What Plaid was asked for, and for which Items the broker was. */
    asked,
    brokerAsked,
    /** How long it was ready to wait for others, in ms. */
    waits,
    tokensUsed,
    /** All that was told, logged or kept, as text. */
    traces: () =>
      inspect([slack.responses, log.lines, inbox.entries, items.all(), checks.all()], {
        depth: Infinity,
        maxStringLength: null,
        maxArrayLength: null,
      }),
  };
}

/** A Slack that takes all that we do. */
const wellSlack: SlackCheck = {
  alertChannel: 'C0ALERTS',
  token: () => Promise.resolve({ scopes: slackScopes.map(({ scope }) => scope), skewMs: 400 }),
  readChannel: () => Promise.resolve(),
};

/** Fails as our clients do when they are called off, and not before. */
function calledOff(service: 'plaid' | 'broker', stop: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => {
      reject(new UpstreamError(service, 'no answer'));
    };
    if (stop?.aborted === true) fail();
    stop?.addEventListener('abort', fail);
  });
}

/** A bank as Plaid tells of it: healthy, with Auth, unless said otherwise. */
export function liveInstitution(but: Partial<LiveInstitution> = {}): LiveInstitution {
  return {
    institutionId: 'ins_900001',
    name: 'Harbor Test Bank',
    products: ['auth', 'transactions'],
    isOauth: true,
    status: {
      parts: [{ name: 'item_logins', success: 0.997, errorPlaid: 0.001, errorInstitution: 0.002 }],
      incidents: [],
    },
    ...but,
  };
}

const FOLLOW_UP_URL = 'https://hooks.slack.com/commands/T0HOME/101/for-the-asker';
export const FOLLOW_UP_REFERENCE = '7f3c1a90-reference-of-one-request';

export function followUpOf(lookUp: LookUp, to: FollowUp['to'] = 'in place'): FollowUp {
  return { lookUp, responseUrl: FOLLOW_UP_URL, to, reference: FOLLOW_UP_REFERENCE };
}

/** Follows up. @returns the one message that was sent, after a look at whether Slack would take it and nobody learns a token */
export async function followed(
  lookUp: LookUp,
  live: ReturnType<typeof fakeLivePorts>,
  to?: FollowUp['to'],
) {
  await followUp(followUpOf(lookUp, to), live.ports);
  const [response, ...more] = live.ports.slack.responses;
  if (response === undefined) throw new Error('nothing was sent');
  expect(more).toEqual([]);
  expect(response.url).toBe(FOLLOW_UP_URL);
  expect(slackProblems(response.message)).toEqual([]);
  expect(live.traces()).not.toContain(TOKEN_MARK);
  return { ...response, shown: seen(response.message) };
}
