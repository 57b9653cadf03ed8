import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import { receiveCodatWebhook } from '#lib/codat/receive-codat-webhook.ts';
import type { CommandOptions } from '#lib/commands/command.ts';
import type { SlackConfig } from '#lib/config.ts';
import { toHttpRequest } from '#lib/http-request.ts';
import { refusalNotes } from '#lib/incoming/refusal-notes.ts';
import { standardWebhook } from '#lib/incoming/standard-webhook.ts';
import { receiveWebhook } from '#lib/plaid/receive-webhook.ts';
import { connectVerificationKeys } from '#lib/plaid/verification-keys.ts';
import type { Ports } from '#lib/ports.ts';
import { receiveReport } from '#lib/reports/receive-report.ts';
import { fixed } from '#lib/rotating.ts';
import { connectBolt } from '#lib/slack/bolt-app.ts';

import { fakeFollowUps } from '../fakes/fake-follow-ups.ts';
import { fakeKeyStore } from '../fakes/fake-stores.ts';
import { signedWebhook, signingKey } from './plaid-webhook.ts';
import { REPORTS_SECRET, signedReport } from './signed-report.ts';
import { asSent, SIGNING_SECRET, type SlackPayload, type Tampering } from './slack-request.ts';

type Answer = Promise<APIGatewayProxyStructuredResultV2>;

const slackConfig: SlackConfig = {
  botToken: 'the-bot-token',
  signingSecrets: [SIGNING_SECRET],
  apiUrl: 'https://slack.com/api/',
  alertChannel: 'C0ALERTS',
  teams: [],
  channels: [],
};

/**
 * All doors of the bot over one outside. What is sent through them is signed as its sender signs it.
 *
 * @param can what the configuration makes possible, where it is not everything
 */
export function everyDoor(ports: Ports, can: Partial<CommandOptions> = {}) {
  const key = signingKey();
  const now = () => ports.now();
  const fetchKey = () => Promise.resolve({ kind: 'key' as const, jwk: key.jwk });
  const keys = connectVerificationKeys(fetchKey, fakeKeyStore(), ports.log, now);
  const signature = standardWebhook(REPORTS_SECRET);
  const followUps = fakeFollowUps();
  const slack = connectBolt(fixed(slackConfig), ports, followUps, {
    notConfigured: [],
    environment: 'sandbox',
    hasAccessTokens: true,
    hasFollowUps: true,
    hasCodat: true,
    summaries: [],
    ...can,
  });
  const { inbox, log } = ports;
  let sent = 0;
  return {
    followUps,
    plaid: (body: string): Answer =>
      receiveWebhook(signedWebhook(key, now(), body), {
        now,
        keys,
        inbox,
        noteRefusal: refusalNotes('plaid', ports),
        log,
      }),
    reports: (body: string): Answer =>
      receiveReport(signedReport(REPORTS_SECRET, now(), body), {
        now,
        signature,
        inbox,
        noteRefusal: refusalNotes('reports', ports),
        log,
      }),
    codat: (body: string): Answer => {
      sent += 1;
      const message = signedReport(REPORTS_SECRET, now(), body, { id: `msg_${String(sent)}` });
      return receiveCodatWebhook(message, {
        now,
        signature,
        inbox,
        noteRefusal: refusalNotes('codat', ports),
        log,
      });
    },
    slack: (payload: SlackPayload, tampering?: Tampering): Answer =>
      slack.receive(toHttpRequest(asSent(payload, now(), tampering)), 'a-reference'),
  };
}
