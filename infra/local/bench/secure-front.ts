import { once } from 'node:events';
import {
  type IncomingMessage,
  request as forward,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer } from 'node:https';

import { selfSigned } from './self-signed.ts';

/** What came in since the last time that it was asked for. */
export interface Traffic {
  dynamodb: string[];
  plaid: number;
  slack: number;
}

/**
 * DynamoDB, Plaid's key endpoint and Slack's API on this machine, each at an address of its own behind TLS: a cold start
 * pays for each first connection.
 *
 * @param databaseUrl the embedded database
 * @param jwk answers whatever key is asked for
 */
export async function openSecureFront(databaseUrl: string, jwk: object) {
  const certificate = selfSigned();
  let traffic = quiet();
  const dynamodb = await serve(certificate, (request, response) => {
    traffic.dynamodb.push(String(request.headers['x-amz-target']).replace(/.*\./, ''));
    const { method, headers } = request;
    const inner = forward(databaseUrl, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(inner);
  });
  const plaid = await serve(certificate, (request, response) => {
    traffic.plaid += 1;
    answer(request, response, { key: jwk, request_id: 'r1' });
  });
  const slack = await serve(certificate, (request, response) => {
    traffic.slack += 1;
    const ids = { team_id: 'T0HOME', user_id: 'U0TARTAN', bot_id: 'B0TARTAN' };
    answer(request, response, { ok: true, ...ids });
  });
  const servers = [dynamodb, plaid, slack];
  return {
    urls: { dynamodb: dynamodb.url, plaid: plaid.url, slack: slack.url },
    cert: certificate.cert,
    traffic(): Traffic {
      const seen = traffic;
      traffic = quiet();
      return seen;
    },
    close: () => Promise.all(servers.map((server) => server.close())),
  };
}

async function serve(certificate: ReturnType<typeof selfSigned>, handle: RequestListener) {
  const server = createServer(certificate, handle);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `https://127.0.0.1:${String(address.port)}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, body: object): void {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
}

function quiet(): Traffic {
  return { dynamodb: [], plaid: 0, slack: 0 };
}
