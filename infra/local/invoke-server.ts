import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

import type { Context } from 'aws-lambda';

import { listen, type LocalAnswer, type LocalServer } from './listen.ts';

export type InvokedFunction = (
  event: unknown,
  context: Pick<Context, 'awsRequestId'>,
) => Promise<unknown>;

export interface InvokeServer extends LocalServer {
  /** Resolves when nothing runs that was asked for. */
  idle(): Promise<void>;
}

const invocationPath = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
/** A name, or an ARN that ends in one; a version or an alias behind it makes no difference here. */
const functionName = /(?:^|:function:)([\w-]+)(?::[\w$-]+)?$/;

/**
 * Lambda's Invoke API for functions of this process.
 *
 * @param functions by name; may be filled after the server has started
 */
export async function startInvokeServer(
  functions: ReadonlyMap<string, InvokedFunction>,
): Promise<InvokeServer> {
  const running = new Set<Promise<void>>();

  function runLater(name: string, run: () => Promise<unknown>): void {
    const done = setImmediate()
      .then(run)
      .then(
        () => undefined,
        (error: unknown) => {
          console.error(`${name}:`, error);
        },
      )
      .finally(() => running.delete(done));
    running.add(done);
  }

  const server = await listen(0, async ({ method, url, headers, body }): Promise<LocalAnswer> => {
    const addressed = invocationPath.exec(url.pathname)?.[1];
    if (method !== 'POST' || addressed === undefined)
      return { status: 404, body: { Message: 'Not Found' } };
    const name = functionName.exec(decodeURIComponent(addressed))?.[1] ?? '';
    const invoked = functions.get(name);
    if (invoked === undefined)
      return fault(404, 'ResourceNotFoundException', `no function ${name} runs here`);
    const payload = parsed(body);
    if (payload === undefined)
      return fault(400, 'InvalidRequestContentException', 'the payload is not JSON');
    const run = async () => invoked(payload.event, { awsRequestId: randomUUID() });
    if (headers['x-amz-invocation-type'] === 'Event') {
      runLater(name, run);
      return { status: 202, body: '' };
    }
    return outcomeOf(run);
  });

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running);
  }

  return {
    url: server.url,
    idle,
    async close() {
      await server.close();
      await idle();
    },
  };
}

async function outcomeOf(run: () => Promise<unknown>): Promise<LocalAnswer> {
  try {
    return { status: 200, ...asJson(await run()) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const { body, headers } = asJson({ errorType: name, errorMessage: message, trace: [] });
    return { status: 200, body, headers: { ...headers, 'x-amz-function-error': 'Unhandled' } };
  }
}

/** As text: a function may well return a string, which Lambda gives back in quotation marks. */
function asJson(value: unknown): { body: string; headers: Record<string, string> } {
  return { body: JSON.stringify(value ?? null), headers: { 'content-type': 'application/json' } };
}

function parsed(body: Buffer): { event: unknown } | undefined {
  try {
    return { event: body.length === 0 ? {} : JSON.parse(body.toString('utf8')) };
  } catch {
    return undefined;
  }
}

function fault(status: number, type: string, message: string): LocalAnswer {
  return {
    status,
    body: { Type: 'User', Message: message },
    headers: { 'x-amzn-errortype': type },
  };
}
