import type { App, Receiver } from '@slack/bolt';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

import type { SlackConfig } from '#lib/config.ts';
import type { HttpRequest } from '#lib/http-request.ts';
import type { NoteRefusal } from '#lib/incoming/refusal-notes.ts';
import { faultMessage, problemMessage } from '#lib/messages/problem-message.ts';
import type { Log } from '#lib/ports.ts';

import { refusalFor } from './access.ts';
import { parseRequest, type SlackBody } from './parse-request.ts';
import { allowedResponseUrl } from './response-url.ts';
import { isSignedBySlack, refusalReason } from './verify-request.ts';

const LARGEST_BODY = 1024 * 1024;

export interface SlackDoor extends Receiver {
  /** @param reference leads from the sentence that a person sees to our log line */
  receive(request: HttpRequest, reference: string): Promise<APIGatewayProxyStructuredResultV2>;
}

/**
 * Our receiver for Bolt on Lambda: verify the bytes, then parse, then hand a verified event to Bolt, and answer what was
 * acknowledged. Bolt's own `AwsLambdaReceiver` parses first, and fails in eight more ways (see the README's decisions).
 */
export function connectSlackDoor(
  config: SlackConfig,
  log: Log,
  now: () => Date,
  noteRefusal: NoteRefusal,
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
      if (!isSignedBySlack(request, config.signingSecrets, now())) {
        log.count('slack.refused');
        const reason = refusalReason(request, now());
        if (reason !== undefined) await noteRefusal(reason);
        return unauthorized;
      }
      const body = parseRequest(request);
      if (body === undefined) return answer(problemMessage('Tartan could not read that request.'));
      if (body['ssl_check'] !== undefined) return { statusCode: 200, body: '' };
      if (body['type'] === 'url_verification') return json({ challenge: body['challenge'] });
      const refusal = refusalFor(body, config);
      if (refusal !== undefined) return answer(problemMessage(refusal));
      return processed(withSafeResponseUrl(body, config, log), reference);
    },
  };

  async function processed(
    body: SlackBody,
    reference: string,
  ): Promise<APIGatewayProxyStructuredResultV2> {
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
      return answer(faultMessage(reference));
    }
    if (acknowledged !== undefined) return json(acknowledged.response);
    // Nobody listens: an event we did not subscribe to, or a command that is not ours.
    if (body['command'] === undefined) return { statusCode: 200, body: '' };
    return answer(problemMessage('Tartan answers to /plaid; try /plaid help.'));
  }
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
