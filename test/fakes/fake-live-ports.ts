import { inspect } from 'node:util';

import { expect } from 'vitest';

import { followUp } from '#lib/flows/follow-up.ts';
import type { LiveInstitution } from '#lib/health/institution-status.ts';
import type { CodatApi, FollowUp, LivePorts, LookUp, PlaidApi } from '#lib/live-ports.ts';
import type { KnownInstitution } from '#lib/ports.ts';

import { START } from '../builders/item-events.ts';
import { seen } from '../builders/seen.ts';
import { slackProblems } from '../builders/slack-limits.ts';
import { fakePorts } from './fake-ports.ts';

/** Stands in every token; `followed` looks for it wherever none may be. */
const TOKEN_MARK = '5e4d3c2b';
export const SANDBOX_TOKEN = `access-sandbox-${TOKEN_MARK}-1111-4222-8333-444455556666`;
export const PRODUCTION_TOKEN = `access-production-${TOKEN_MARK}-1111-4222-8333-444455556666`;

interface World {
  environment?: string;
  /** What Plaid knows. */
  institutions?: readonly LiveInstitution[];
  found?: readonly KnownInstitution[];
  /** By Item, as the broker has them. */
  tokens?: Readonly<Record<string, string>>;
  /** How every call to Plaid ends, or every question to the broker. */
  plaidFails?: Error;
  brokerFails?: Error;
  /** Undefined: Codat is switched off. */
  codat?: CodatApi;
}

/**
 * What `follow-up` has outside, pretended and stateful.
 *
 * @param world.plaidFails Plaid has noted the call before it fails
 */
export function fakeLivePorts(world: World = {}) {
  const { institutions = [], found = [], tokens = {}, plaidFails, brokerFails } = world;
  const {
    now,
    institutions: known,
    companies,
    connections,
    identifiers,
    slack,
    log,
  } = fakePorts(START);
  const asked: string[] = [];
  const tokensUsed: string[] = [];
  const call = <Result>(what: string, answer: () => Result): Promise<Result> => {
    asked.push(what);
    return plaidFails === undefined ? Promise.resolve(answer()) : Promise.reject(plaidFails);
  };
  const plaid: PlaidApi = {
    environment: world.environment ?? 'sandbox',
    institution: (id) =>
      call(`institution ${id}`, () =>
        institutions.find(({ institutionId }) => institutionId === id),
      ),
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
  const ports = {
    now,
    institutions: known,
    companies,
    connections,
    identifiers,
    codat: world.codat,
    slack,
    log,
    plaid,
    accessTokens: {
      of(itemId) {
        brokerAsked.push(itemId);
        return brokerFails === undefined
          ? Promise.resolve(new Map(Object.entries(tokens)).get(itemId))
          : Promise.reject(brokerFails);
      },
    },
  } satisfies LivePorts;
  return {
    ports,
    /** What Plaid was asked for, and for which Items the broker was. */
    asked,
    brokerAsked,
    tokensUsed,
    /** All that was told or logged, as text. */
    traces: () => inspect([slack.responses, log.lines], { depth: Infinity, maxStringLength: null }),
  };
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
