import { once } from 'node:events';
import { request as forward } from 'node:http';
import { createServer } from 'node:https';
import { buffer } from 'node:stream/consumers';

import { selfSigned } from './self-signed.ts';

/** What came in since the last time that it was asked for. */
export interface Traffic {
  dynamodb: string[];
  plaid: number;
  slack: number;
}

/**
 * DynamoDB, Plaid's key endpoint and Slack's API at one address of this machine, behind TLS: a cold start pays for its
 * first connection.
 *
 * @param databaseUrl the embedded database
 * @param jwk answers whatever key is asked for
 */
export async function openSecureFront(databaseUrl: string, jwk: object) {
  const { key, cert } = selfSigned();
  let traffic = quiet();
  const server = createServer({ key, cert }, (request, response) => {
    const target = request.headers['x-amz-target'];
    if (typeof target === 'string') {
      traffic.dynamodb.push(target.replace(/.*\./, ''));
      const { method, headers } = request;
      const inner = forward(databaseUrl, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(inner);
      return;
    }
    const isPlaid = request.url === '/webhook_verification_key/get';
    traffic[isPlaid ? 'plaid' : 'slack'] += 1;
    const body = isPlaid
      ? { key: jwk, request_id: 'r1' }
      : { ok: true, team_id: 'T0HOME', user_id: 'U0TARTAN', bot_id: 'B0TARTAN' };
    void buffer(request).then(() => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `https://127.0.0.1:${String(address.port)}`,
    cert,
    traffic(): Traffic {
      const seen = traffic;
      traffic = quiet();
      return seen;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function quiet(): Traffic {
  return { dynamodb: [], plaid: 0, slack: 0 };
}
