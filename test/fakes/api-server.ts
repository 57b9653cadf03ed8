import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

import { onTestFinished } from 'vitest';

/** A request as it arrived. */
interface ApiCall {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type ApiAnswer =
  | { status: number; body?: unknown; headers?: Readonly<Record<string, string>> }
  /** The line goes dead before, or within, an answer. */
  | 'cut off'
  | 'half an answer'
  /** It takes the request and stays silent. */
  | 'never';

/** Somebody's API on this machine, closed when the test ends. Text goes out as it is, anything else as JSON. */
export async function startApiServer(answer: ApiAnswer) {
  const calls: ApiCall[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method = '', url: path = '', headers } = request;
      calls.push({ method, path, headers, body });
      if (answer === 'never') return;
      if (answer === 'cut off') {
        request.socket.destroy();
        return;
      }
      if (answer === 'half an answer') {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
        response.write('{"institution":', () => request.socket.destroy());
        return;
      }
      const isText = typeof answer.body === 'string';
      response.writeHead(answer.status, {
        'content-type': isText ? 'text/html; charset=utf-8' : 'application/json',
        ...answer.headers,
      });
      response.end(isText ? answer.body : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${String(address.port)}`, calls };
}
