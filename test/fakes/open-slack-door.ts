import { inspect } from 'node:util';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';

import type { CommandOptions } from '#lib/commands/command.ts';
import type { SlackConfig } from '#lib/config.ts';
import { applyToItem } from '#lib/flows/apply-to-item.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import type { Ports } from '#lib/ports.ts';
import { fixed } from '#lib/rotating.ts';
import { connectBolt } from '#lib/slack/bolt-app.ts';

import {
  asSent,
  SIGNING_SECRET,
  type SlackPayload,
  type Tampering,
} from '../builders/slack-request.ts';
import { fakeFollowUps } from './fake-follow-ups.ts';
import { fakePorts } from './fake-ports.ts';

export const NOON = '2026-11-21T12:00:00.000Z';
export const REFERENCE = '5a0c9d3e-reference-of-one-request';

export const slackConfig: SlackConfig = {
  botToken: 'xoxb-bot-token-of-these-tests',
  signingSecrets: [SIGNING_SECRET],
  apiUrl: 'https://slack.com/api/',
  alertChannel: 'C0ALERTS',
  teams: [],
  channels: [],
};

/** In the store: one Item that needs a login, and three at another bank that is down. */
export const LONELY_ITEM = 'Lonely7kQwErTyUiOpAsDfGhJkLzXcVbNm123';
export const LONELY_INCIDENT = 'ins_900001#ITEM_LOGIN_REQUIRED';
export const DOWN_ITEMS = [
  'DownOne8kQwErTyUiOpAsDfGhJkLzXcVbNm12',
  'DownTwo8kQwErTyUiOpAsDfGhJkLzXcVbNm12',
  'DownSix8kQwErTyUiOpAsDfGhJkLzXcVbNm12',
  'DownTen8kQwErTyUiOpAsDfGhJkLzXcVbNm12',
];
export const DOWN_INCIDENT = 'ins_900002#INSTITUTION_DOWN';

type FakePorts = ReturnType<typeof fakePorts>;

/**
 * The real Slack door with Bolt behind it, over a world that is pretended.
 *
 * @param options.change puts other ports in the place of some of the fakes
 * @param options.can what the configuration makes possible, where it is not everything
 */
export async function openSlackDoor(
  options: {
    config?: Partial<SlackConfig>;
    change?: (fake: FakePorts) => Partial<Ports>;
    can?: Partial<CommandOptions>;
  } = {},
) {
  const storeCalls: string[] = [];
  const fake = fakePorts(NOON, (place, when) => {
    // Each request leaves a line, whatever it asks for: test/slack/audit.test.ts.
    if (when === 'before' && place !== 'audit.add') storeCalls.push(place);
  });
  for (const event of storedEvents()) {
    await fake.inbox.keep({ kind: 'item', event });
    await applyToItem(event, fake);
  }
  storeCalls.length = 0;
  fake.log.lines.length = 0;
  const config = { ...slackConfig, ...options.config };
  const followUps = fakeFollowUps();
  const door = connectBolt(fixed(config), { ...fake, ...options.change?.(fake) }, followUps, {
    notConfigured: ['Codat'],
    environment: 'sandbox',
    hasAccessTokens: true,
    hasFollowUps: true,
    hasCodat: true,
    summaries: [],
    ...options.can,
  });
  return {
    fake,
    followUps,
    storeCalls,
    ask: (payload: SlackPayload, tampering?: Tampering) =>
      door.receive(toHttpRequest(asSent(payload, fake.now(), tampering)), REFERENCE),
    /** How often Slack was talked to, in any way. */
    slackCalls: () => fake.slack.calls + fake.slack.modals.length + fake.slack.responses.length,
    /** All that is kept or told anywhere, as text. */
    traces: () =>
      inspect(
        [
          fake.inbox.entries,
          fake.items.all(),
          fake.alerts.all(),
          fake.identifiers.all(),
          fake.checklists.all(),
          fake.accounts.all(),
          fake.sightings.all(),
          fake.cases.all(),
          fake.notes.all(),
          fake.audit.all(),
          fake.log.lines,
          fake.slack.standing,
          fake.slack.modals,
          fake.slack.responses,
        ],
        { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity },
      ),
  };
}

const ephemeralAnswer = z.object({
  response_type: z.literal('ephemeral'),
  text: z.string().min(1),
  blocks: z.array(z.unknown()).min(1),
});

/** The answer that the asker alone sees. @throws when it is another */
export function answerIn(result: APIGatewayProxyStructuredResultV2) {
  if (result.statusCode !== 200) throw new Error(`answered ${String(result.statusCode)}`);
  const answer = ephemeralAnswer.parse(JSON.parse(result.body ?? ''));
  return { text: answer.text, shown: textsIn(answer).join('\n') };
}

/** Every text in a value, at any depth. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function storedEvents(): ItemEvent[] {
  return [
    failure(LONELY_ITEM, 'ins_900001', 'Harbor Test Bank', 'ITEM_LOGIN_REQUIRED', 'ITEM_ERROR'),
    ...DOWN_ITEMS.map((itemId) =>
      failure(itemId, 'ins_900002', 'Lighthouse Savings', 'INSTITUTION_DOWN', 'INSTITUTION_ERROR'),
    ),
  ];
}

function failure(
  itemId: string,
  institutionId: string,
  institutionName: string,
  code: string,
  type: string,
): ItemEvent {
  const at = '2026-11-21T11:00:00.000Z';
  return {
    kind: 'failed',
    itemId,
    at,
    receivedAt: at,
    source: 'ITEM.ERROR',
    bodyHash: `hash of ${itemId}`,
    environment: 'production',
    ids: { item_id: itemId, institution_id: institutionId, institution_name: institutionName },
    error: { code, type },
  };
}
