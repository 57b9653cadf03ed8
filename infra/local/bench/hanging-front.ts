import { createServer, request as forward } from 'node:http';
import { once } from 'node:events';

export type Dependency = 'DynamoDB' | 'Lambda';

const HANGS_MS = 5_000;

/** The embedded database and a Lambda that takes every job, one of which hangs when told to. */
export async function openHangingFront(databaseUrl: string) {
  let hanging: Dependency | undefined;
  const server = createServer((request, response) => {
    const asked: Dependency = request.headers['x-amz-target'] === undefined ? 'Lambda' : 'DynamoDB';
    if (asked === hanging) {
      setTimeout(() => response.destroy(), HANGS_MS).unref();
      return;
    }
    if (asked === 'Lambda') {
      request.resume().on('end', () => response.writeHead(202).end());
      return;
    }
    const { method, headers } = request;
    const inner = forward(databaseUrl, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(inner);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    hang(dependency: Dependency | undefined) {
      hanging = dependency;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
