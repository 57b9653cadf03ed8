import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { buildProjectCopy } from '../builders/project-copy.ts';

/**
 * Asks the SDK where services are, and what it makes of answers: an error's name, class and fault, after how many attempts.
 * It is run as it is and bundled, and has to say the same.
 */
const probe = `
import { createServer } from 'node:http';

import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const said = {};
for (const region of ['us-east-1', 'eu-central-1', 'cn-north-1', 'us-gov-west-1'])
  for (const [service, Client] of [['DynamoDB', DynamoDBClient], ['Lambda', LambdaClient]]) {
    const { endpointProvider } = new Client({ region }).config;
    const { url } = endpointProvider({ Region: region, UseFIPS: false, UseDualStack: false });
    said[service + ' in ' + region] = url.href;
  }

let attempts = 0;
let answer;
const server = createServer((request, response) => {
  attempts += 1;
  request.resume().on('end', () => {
    response.writeHead(answer.status, answer.headers);
    response.end(JSON.stringify(answer.body));
  });
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const endpoint = 'http://127.0.0.1:' + server.address().port;
const credentials = { accessKeyId: 'made-up', secretAccessKey: 'made-up' };
const choices = { endpoint, credentials, region: 'us-east-1', maxAttempts: 2 };
const database = DynamoDBDocumentClient.from(new DynamoDBClient(choices));
const lambda = new LambdaClient(choices);

async function hear(name, status, body, headers, ask) {
  answer = { status, body, headers: { 'content-type': 'application/json', ...headers } };
  attempts = 0;
  try {
    said[name] = await ask();
  } catch (error) {
    said[name] = {
      name: error.name,
      message: error.message,
      fault: error.$fault,
      status: error.$metadata.httpStatusCode,
      isCondition: error instanceof ConditionalCheckFailedException,
      attempts,
    };
  }
}

const get = async () => (await database.send(new GetCommand({ TableName: 't', Key: { id: 'a' } }))).Item;
const errors = {
  ConditionalCheckFailedException: 400,
  ResourceNotFoundException: 400,
  ProvisionedThroughputExceededException: 400,
  ThrottlingException: 400,
  InternalServerError: 500,
  NobodyKnowsException: 400,
};
for (const [name, status] of Object.entries(errors))
  await hear('DynamoDB ' + name, status, { __type: 'com.amazonaws.dynamodb.v20120810#' + name, message: 'why' }, {}, get);
await hear('DynamoDB Item', 200, { Item: { id: { S: 'a' }, n: { N: '12' }, l: { L: [{ BOOL: true }, { NULL: true }] } } }, {}, get);

const invoke = async () => {
  const command = new InvokeCommand({ FunctionName: 'f', Payload: Buffer.from('{}') });
  const { Payload, FunctionError, StatusCode } = await lambda.send(command);
  return { payload: Buffer.from(Payload).toString(), FunctionError, StatusCode };
};
for (const [name, status] of [['ResourceNotFoundException', 404], ['TooManyRequestsException', 429], ['ServiceException', 500]])
  await hear('Lambda ' + name, status, { Message: 'why', Type: 'User' }, { 'x-amzn-errortype': name }, invoke);
await hear('Lambda answer', 200, { access_token: 'made-up' }, { 'x-amz-function-error': 'Unhandled' }, invoke);
server.close();
console.log(JSON.stringify(said));
process.exit();
`;

let project: Awaited<ReturnType<typeof buildProjectCopy>>;
beforeAll(async () => {
  project = await buildProjectCopy();
  return project.remove;
}, 60_000);

describe('what is left out of the bundles', () => {
  it('is nothing that the SDK needs to find a service and to understand it', async () => {
    writeFileSync(join(project.dir, 'probe.mjs'), probe);
    await evaluated(`import { bundleFunctions } from './infra/build/bundle.mjs';
      await bundleFunctions({ probe: 'probe.mjs' }, 'probe');`);
    const bundled = await project.run(['probe/probe/index.mjs'], { AWS_REGION: 'us-east-1' });
    const whole = await project.run(['probe.mjs'], { AWS_REGION: 'us-east-1' });
    const answers: Readonly<Record<string, unknown>> = JSON.parse(whole.stdout);
    expect(Object.keys(answers)).toHaveLength(8 + 7 + 4);
    expect(answers['DynamoDB ThrottlingException']).toMatchObject({ attempts: 2 });
    expect(answers['DynamoDB ConditionalCheckFailedException']).toMatchObject({
      attempts: 1,
      isCondition: true,
    });
    expect(JSON.parse(bundled.stdout)).toEqual(answers);
  }, 60_000);

  it('is refused with a sentence by who calls it', async () => {
    const refused = await evaluated(`import { build } from 'esbuild';
      import { leaveOut } from './infra/build/leave-out.mjs';
      const { outputFiles } = await build({
        stdin: { contents: \`
          import { AdaptiveRetryStrategy } from '@smithy/core/retry';
          const express = require('express');
          const { Agent } = require('raw-body');
          const of = (call) => { try { return call(); } catch ({ message }) { return message; } };
          console.log(JSON.stringify([
            of(() => new AdaptiveRetryStrategy(3)), of(() => express()), of(() => new Agent()),
          ]));\`, resolveDir: '.' },
        bundle: true, write: false, format: 'esm', platform: 'node', mainFields: ['module', 'main'],
        plugins: [leaveOut],
      });
      await import('data:text/javascript,' + encodeURIComponent(outputFiles[0].text));`);
    expect(JSON.parse(refused)).toEqual([
      '@smithy/core/dist-es/submodules/retry/util-retry/AdaptiveRetryStrategy.js is left out of the bundle',
      'express is left out of the bundle',
      'raw-body is left out of the bundle',
    ]);
  });

  it('is still where the list says: a new version of a package may move it', async () => {
    const listed = await evaluated(`import { files, standIns } from './infra/build/left-out.mjs';
      console.log(JSON.stringify([...files, ...Object.keys(standIns)]));`);
    const paths: string[] = JSON.parse(listed);
    const bundled = Object.values(project.metafile.outputs).flatMap(({ inputs }) =>
      Object.keys(inputs),
    );
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(join('node_modules', path)))).toEqual([]);
    expect(paths.filter((path) => !bundled.some((input) => input.endsWith(path)))).toEqual([]);
  });
});

/** @returns what a module says that runs in the project */
async function evaluated(script: string): Promise<string> {
  const { code, stdout, stderr } = await project.run(['--input-type=module', '--eval', script]);
  if (code !== 0) throw new Error(stderr);
  return stdout;
}
