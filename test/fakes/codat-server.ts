import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

export type CodatReply =
  | { status: number; body?: unknown; headers?: Readonly<Record<string, string>> }
  /** The line goes dead, at once or within the answer; or nothing comes. */
  | 'cut off'
  | 'half an answer'
  | 'never';

const started: Server[] = [];

/** A Codat on this machine that answers one request after the other as it is told; the last reply comes again and again. */
export async function startCodatServer(...replies: readonly CodatReply[]) {
  const calls: { path: string; method: string; headers: IncomingHttpHeaders; at: number }[] = [];
  const server = createServer((request, response) => {
    const reply = replies[Math.min(calls.length, replies.length - 1)] ?? { status: 500 };
    const { url: path = '', method = '', headers } = request;
    calls.push({ path, method, headers, at: Date.now() });
    if (reply === 'never') return;
    if (reply === 'cut off') {
      request.socket.destroy();
      return;
    }
    if (reply === 'half an answer') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"results":[', () => request.socket.destroy());
      return;
    }
    const { status, body = {}, headers: own } = reply;
    response.writeHead(status, { 'content-type': 'application/json', ...own });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  started.push(server);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${String(address.port)}`, calls };
}

/** For after all tests of a file, which may run side by side. */
export async function closeCodatServers(): Promise<void> {
  for (const server of started.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
