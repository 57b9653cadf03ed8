import { once } from 'node:events';

import {
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { type InvokedFunction, startInvokeServer } from '../../../infra/local/invoke-server.ts';

const arn = 'arn:aws:lambda:us-east-1:000000000000:function:echo';

describe('Invoke', () => {
  it.each([
    { case: 'a plain name', FunctionName: 'echo' },
    { case: 'a name with an alias', FunctionName: 'echo:live' },
    { case: 'an ARN', FunctionName: arn },
    { case: 'an ARN with a version', FunctionName: `${arn}:7` },
    { case: 'an ARN without partition', FunctionName: '000000000000:function:echo' },
  ])('finds the function by $case', async ({ FunctionName }) => {
    const { invoke } = await start({ echo: (event) => Promise.resolve({ heard: event }) });
    const { StatusCode, FunctionError, Payload } = await invoke({
      FunctionName,
      Payload: Buffer.from('{"item_id":"iT3mXw"}'),
    });
    expect({ StatusCode, FunctionError }).toEqual({ StatusCode: 200, FunctionError: undefined });
    expect(jsonOf(Payload)).toEqual({ heard: { item_id: 'iT3mXw' } });
  });

  it.each([
    { case: 'nothing', result: undefined, payload: 'null' },
    { case: 'null', result: null, payload: 'null' },
    { case: 'a string', result: 'yes', payload: '"yes"' },
    { case: 'a number', result: 0, payload: '0' },
  ])('answers with JSON when a function returns $case', async ({ result, payload }) => {
    const { invoke } = await start({ echo: () => Promise.resolve(result) });
    const { Payload } = await invoke({ FunctionName: 'echo' });
    expect(Buffer.from(Payload ?? []).toString()).toBe(payload);
  });

  it('gives every invocation an id of its own', async () => {
    const { invoke } = await start({
      id: (_event, { awsRequestId }) => Promise.resolve(awsRequestId),
    });
    const ids = [await invoke({ FunctionName: 'id' }), await invoke({ FunctionName: 'id' })];
    const [first, second] = ids.map(({ Payload }) => jsonOf(Payload));
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(second).not.toBe(first);
  });

  it.each([
    {
      case: 'rejects',
      run: () => Promise.reject(new TypeError('of this test')),
    },
    {
      case: 'throws at once',
      run: () => {
        throw new TypeError('of this test');
      },
    },
  ])('says so when a function $case', async ({ run }) => {
    const { url, invoke } = await start({ broken: run });
    const { StatusCode, FunctionError, Payload } = await invoke({ FunctionName: 'broken' });
    expect({ StatusCode, FunctionError }).toEqual({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(jsonOf(Payload)).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'of this test',
    });
    const raw = await post(`${url}/2015-03-31/functions/broken/invocations`, '{}');
    expect(raw.headers.get('x-amz-function-error')).toBe('Unhandled');
  });

  it('does not know other functions', async () => {
    const { url, invoke } = await start({});
    await expect(invoke({ FunctionName: 'nobody' })).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    const raw = await post(`${url}/2015-03-31/functions/nobody/invocations`, '{}');
    expect(raw.status).toBe(404);
    expect(raw.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException');
  });

  it('knows a function that was added after the start', async () => {
    const functions = new Map<string, InvokedFunction>();
    const { invoke } = await start(functions);
    functions.set('late', () => Promise.resolve('here'));
    expect(jsonOf((await invoke({ FunctionName: 'late' })).Payload)).toBe('here');
  });

  it('refuses a payload that is not JSON, and other paths and methods', async () => {
    const { url } = await start({ echo: (event) => Promise.resolve(event) });
    const path = `${url}/2015-03-31/functions/echo/invocations`;
    const unreadable = await post(path, '{');
    expect(unreadable.status).toBe(400);
    expect(unreadable.headers.get('x-amzn-errortype')).toBe('InvalidRequestContentException');
    expect((await fetch(path)).status).toBe(404);
    expect((await post(`${url}/2015-03-31/functions/echo`, '{}')).status).toBe(404);
  });
});

describe('Invoke as an event', () => {
  it('answers 202 before the function has ended, and closing waits for that', async () => {
    const gate = new EventTarget();
    const opened = once(gate, 'open');
    const steps: string[] = [];
    const { server, invoke } = await start({
      async slow(event) {
        steps.push(`began with ${JSON.stringify(event)}`);
        await opened;
        steps.push('ended');
      },
    });
    const { StatusCode, Payload } = await invoke({
      FunctionName: 'slow',
      InvocationType: 'Event',
      Payload: Buffer.from('{"kind":"made up"}'),
    });
    expect({ StatusCode, said: Buffer.from(Payload ?? []).toString() }).toEqual({
      StatusCode: 202,
      said: '',
    });
    await expect.poll(() => steps).toEqual(['began with {"kind":"made up"}']);

    const closed = server.close().then(() => steps.push('closed'));
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
    expect(steps).toHaveLength(1);
    gate.dispatchEvent(new Event('open'));
    await closed;
    expect(steps).toEqual(['began with {"kind":"made up"}', 'ended', 'closed']);
  });

  it('prints a fault with the name of the function, and goes on', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => {
      print.mockRestore();
    });
    const fault = new Error('of this test');
    const { server, invoke } = await start({
      broken: () => Promise.reject(fault),
      echo: () => Promise.resolve('still here'),
    });
    const { StatusCode } = await invoke({ FunctionName: 'broken', InvocationType: 'Event' });
    expect(StatusCode).toBe(202);
    expect(jsonOf((await invoke({ FunctionName: 'echo' })).Payload)).toBe('still here');
    await server.close();
    expect(print.mock.calls).toEqual([['broken:', fault]]);
  });
});

async function start(
  functions: ReadonlyMap<string, InvokedFunction> | Readonly<Record<string, InvokedFunction>>,
) {
  const server = await startInvokeServer(
    functions instanceof Map ? functions : new Map(Object.entries(functions)),
  );
  const client = new LambdaClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    client.destroy();
    await server.close();
  });
  return {
    server,
    url: server.url,
    invoke: (input: InvokeCommandInput) => client.send(new InvokeCommand(input)),
  };
}

function post(url: string, body: string): Promise<Response> {
  return fetch(url, { method: 'POST', body });
}

function jsonOf(payload: Uint8Array | undefined): unknown {
  return JSON.parse(Buffer.from(payload ?? []).toString('utf8'));
}
