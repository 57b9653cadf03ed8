import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { onTestFinished } from 'vitest';

/** What the endpoint does with the next requests. */
export type KeyEndpointAnswer =
  | { kind: 'key'; jwk: Readonly<Record<string, unknown>> }
  | { kind: 'unknown' }
  | { kind: 'fault'; status: number; headers?: Readonly<Record<string, string>>; text?: string }
  | { kind: 'cut off' }
  | { kind: 'hang' };

/** Plaid's `/webhook_verification_key/get` on this machine, until the test is over. */
export async function startKeyEndpoint(first: KeyEndpointAnswer) {
  let answer = first;
  const asked: { method: string; path: string; body: unknown }[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      const { method = '', url = '' } = request;
      asked.push({ method, path: url, body: JSON.parse(text) });
      send(response, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    baseUrl: `http://127.0.0.1:${String(address.port)}`,
    asked,
    answerWith(next: KeyEndpointAnswer) {
      answer = next;
    },
  };
}

function send(response: ServerResponse, answer: KeyEndpointAnswer): void {
  switch (answer.kind) {
    case 'key':
      sendJson(response, 200, { key: answer.jwk, request_id: 'uK3mVx8Qz1LpRt5' });
      return;
    case 'unknown':
      sendJson(response, 400, {
        error_type: 'INVALID_INPUT',
        error_code: 'INVALID_WEBHOOK_VERIFICATION_KEY_ID',
        error_message: 'there is no such key',
        request_id: 'wN6cYb2Hs9GdJf4',
      });
      return;
    case 'fault':
      response.writeHead(answer.status, answer.headers);
      response.end(answer.text ?? '<html>try later</html>');
      return;
    case 'cut off':
      response.writeHead(200, { 'content-length': '500' });
      response.write('{"key":', () => response.destroy());
      return;
    case 'hang':
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
