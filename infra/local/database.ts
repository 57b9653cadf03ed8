import dynalite from 'dynalite';
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { failure, openTables, type Send } from './table-operations.ts';

const contentType = { 'content-type': 'application/x-amz-json-1.0' };
const signature = {
  'x-amz-date': '20260101T000000Z',
  authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local',
};

/** DynamoDB and its streams on one port: dynalite, with the operations it lacks in front. */
export async function startDatabase({ port = 0, dir }: { port?: number; dir?: string } = {}) {
  const path = dir && join(dir, 'items');
  const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const [engine] = server.listeners('request');
  const working = new Set<Promise<unknown>>();
  let closing = false;

  const send: Send = (target, body) =>
    new Promise((resolve) => {
      const headers = { ...contentType, ...signature, 'x-amz-target': target };
      const request = Object.assign(new EventEmitter(), { method: 'POST', url: '/', headers });
      const end = (answer: string) => {
        resolve({ status: response.statusCode, body: answer });
      };
      const response = { statusCode: 200, setHeader: () => undefined, end };
      engine(request, response);
      request.emit('data', body);
      request.emit('end');
    });

  async function respond(request: IncomingMessage, response: ServerResponse) {
    const [answer, body] = await Promise.all([opening, text(request)]);
    if (closing) return;
    const work = answer(String(request.headers['x-amz-target']), body)
      .catch((error: unknown) => failure('InternalServerError', String(error), 500))
      .then(({ status, body }) => response.writeHead(status, contentType).end(body));
    working.add(work);
    await work.finally(() => working.delete(work));
  }

  async function listen(at: number) {
    await once(server.listen(at, '127.0.0.1'), 'listening');
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address?.port}`;
  }

  /** dynalite throws where nobody can catch when its files close under a request. */
  async function close() {
    closing = true;
    await Promise.allSettled(working);
    const closed = promisify(server.close.bind(server))();
    server.closeAllConnections();
    await closed;
  }

  // The port comes before the files: another process that has it may be using them.
  const listening = listen(port);
  const opening = listening.then(() => openTables(send, dir));
  server.removeAllListeners('request').on('request', (request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  try {
    await opening;
  } catch (error) {
    if (!server.listening) await listen(0); // dynalite closes its files only if it listens
    await close();
    throw error;
  }
  return { endpoint: await listening, close };
}
