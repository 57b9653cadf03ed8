import type { App, Receiver } from '@slack/bolt';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import type { AuditResult } from '#lib/audit/audit-line.ts';
import type { SlackConfig } from '#lib/config.ts';
import type { HttpRequest } from '#lib/http-request.ts';
import type { NoteRefusal } from '#lib/incoming/refusal-notes.ts';
import { faultMessage, problemMessage } from '#lib/messages/problem-message.ts';
import type { Log } from '#lib/ports/log.ts';
import { type Rotating, withNewer } from '#lib/rotating.ts';

import { refusalFor } from './access.ts';
import type { Audit } from './connect-audit.ts';
import { parseRequest, type SlackBody } from './parse-request.ts';
import { allowedResponseUrl } from './response-url.ts';
import { isSignedBySlack, refusalReason } from './verify-request.ts';

const LARGEST_BODY = 1024 * 1024;

export interface SlackDoor extends Receiver {
  /** @param reference leads from the sentence that a person sees to our log line */
  receive(request: HttpRequest, reference: string): Promise<APIGatewayProxyStructuredResultV2>;
}

/** What is written down of requests. */
interface Notes {
  /** What somebody wanted, and what became of it. */
  audit: Audit;
  /** That one was not Slack's, or came too late. */
  refusal: NoteRefusal;
}

/**
 * Our receiver for Bolt on Lambda: verify the bytes, then parse, then hand a verified event to Bolt, and answer what was
 * acknowledged. Bolt's own `AwsLambdaReceiver` parses first, and fails in eight more ways (see the README's decisions).
 */
export function connectSlackDoor(
  settings: Rotating<SlackConfig>,
  log: Log,
  now: () => Date,
  notes: Notes,
): SlackDoor {
  let app: App | undefined;
  return {
    init(bolt) {
      app = bolt;
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    async receive(request, reference) {
      if (request.method !== 'POST')
        return { statusCode: 405, headers: { allow: 'POST' }, body: '' };
      if (request.body.byteLength > LARGEST_BODY) return { statusCode: 413, body: '' };
      const isSigned = await withNewer(
        settings,
        ({ signingSecrets }) => isSignedBySlack(request, signingSecrets, now()),
        (holds) => !holds && request.headers['x-slack-signature'] !== undefined,
      );
      if (!isSigned) {
        log.count('slack.unsigned');
        const reason = refusalReason(request, now());
        if (reason !== undefined) await notes.refusal(reason);
        return unauthorized;
      }
      const body = parseRequest(request);
      if (body === undefined) return answer(problemMessage('Tartan could not read that request.'));
      if (body['ssl_check'] !== undefined) return { statusCode: 200, body: '' };
      if (body['type'] === 'url_verification') return json({ challenge: body['challenge'] });
      const begun = now();
      const { came, answered } = await done(body, reference);
      await notes.audit(body, came, reference, begun);
      return answered;
    },
  };

  async function done(body: SlackBody, reference: string): Promise<Done> {
    const config = settings.current();
    const refusal = refusalFor(body, config);
    if (refusal !== undefined)
      return { came: 'not allowed', answered: answer(problemMessage(refusal)) };
    return processed(withSafeResponseUrl(body, config, log), reference);
  }

  async function processed(body: SlackBody, reference: string): Promise<Done> {
    let acknowledged: { response: unknown } | undefined;
    try {
      await app?.processEvent({
        body,
        customProperties: { reference },
        ack: (response: unknown) => {
          acknowledged ??= { response };
          return Promise.resolve();
        },
      });
    } catch (error) {
      log.error('slack request failed', error, { reference });
      return { came: 'failed', answered: answer(faultMessage(reference)) };
    }
    if (acknowledged !== undefined)
      return { came: undefined, answered: json(acknowledged.response) };
    // Nobody listens: an event we did not subscribe to, or a command that is not ours.
    const answered =
      body['command'] === undefined
        ? { statusCode: 200, body: '' }
        : answer(problemMessage('Tartan answers to /plaid; try /plaid help.'));
    return { came: 'unknown', answered };
  }
}

/** What is answered, and what became of the request where the door knows better than who dealt with it. */
interface Done {
  came: AuditResult | undefined;
  answered: APIGatewayProxyStructuredResultV2;
}

/** A `response_url` is a way out of our network: one that is not Slack's is dropped before anything can use it. */
function withSafeResponseUrl(body: SlackBody, config: SlackConfig, log: Log): SlackBody {
  const { response_url: responseUrl, ...rest } = body;
  if (responseUrl === undefined) return body;
  const allowed = allowedResponseUrl(responseUrl, config.apiUrl);
  if (allowed === undefined) log.count('ssrf.blocked');
  return allowed === undefined ? rest : { ...rest, response_url: allowed.href };
}

const unauthorized = { statusCode: 401, body: '{"error":"unauthorized"}' };

function answer(message: object): APIGatewayProxyStructuredResultV2 {
  return json({ response_type: 'ephemeral', ...message });
}

function json(value: unknown): APIGatewayProxyStructuredResultV2 {
  if (value === undefined || value === '') return { statusCode: 200, body: '' };
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}
