import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** An HTTP server on this machine alone. */
export interface LocalServer {
  url: string;
  close(): Promise<void>;
}

/** What a request is answered with; text goes out as it is, anything else as JSON. */
export interface LocalAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  /** Goes on in place of the body until the other side hangs up. @returns what to do then */
  stream?: (write: (text: string) => void) => () => void;
}

export type LocalHandler = (request: {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: Buffer;
}) => Promise<LocalAnswer> | LocalAnswer;

/** @param port 0 for any free one */
export async function listen(port: number, handle: LocalHandler): Promise<LocalServer> {
  const server = createServer((request, response) => {
    const answering = isFromElsewhere(request)
      ? Promise.resolve({ status: 403, body: { message: 'Forbidden' } })
      : answer(request, handle);
    void answering.then(({ status, body, headers, stream }: LocalAnswer) => {
      if (stream !== undefined) {
        response.writeHead(status, headers);
        const end = stream((text) => response.write(text));
        response.once('close', end);
        return;
      }
      const isText = typeof body === 'string';
      response.writeHead(status, {
        'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
        // Node would put the machine's own time here.
        date: new Date().toUTCString(),
        ...headers,
      });
      response.end(isText ? body : JSON.stringify(body));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${String(actual)}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A page that somebody visits must not act on what runs on this machine. */
function isFromElsewhere({ headers: { origin, host = '' } }: IncomingMessage): boolean {
  return origin !== undefined && origin !== `http://${host}`;
}

async function answer(request: IncomingMessage, handle: LocalHandler): Promise<LocalAnswer> {
  try {
    return await handle({
      method: request.method ?? 'GET',
      url: new URL(request.url ?? '/', 'http://127.0.0.1'),
      headers: request.headers,
      body: await buffer(request),
    });
  } catch (error) {
    console.error(error);
    return { status: 500, body: { message: 'Internal Server Error' } };
  }
}
