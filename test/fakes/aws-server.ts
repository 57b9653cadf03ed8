import { onTestFinished } from 'vitest';

import { listen, type LocalAnswer } from '../../infra/local/listen.ts';

/** What AWS has, in a test. */
export interface AwsState {
  /** The texts of secrets by name. */
  secrets: Map<string, string>;
  /** The outputs of stacks by name. */
  stacks: Map<string, Readonly<Record<string, string>>>;
  /** What is refused, by operation, and the error that it is refused with. */
  refuses: Map<string, string>;
}

/** STS, Secrets Manager and CloudFormation in their own protocols on this machine, closed when the test ends. */
export async function startAwsServer(state: Partial<AwsState> = {}) {
  const aws: AwsState = { secrets: new Map(), stacks: new Map(), refuses: new Map(), ...state };
  const calls: string[] = [];
  const server = await listen(0, ({ headers, body }) => {
    const target = headers['x-amz-target'];
    const form = new URLSearchParams(body.toString('utf8'));
    const operation =
      typeof target === 'string' ? (target.split('.')[1] ?? '') : (form.get('Action') ?? '');
    calls.push(operation);
    const refusal = aws.refuses.get(operation);
    if (typeof target === 'string')
      return refusal === undefined
        ? secretsManager(operation, JSON.parse(body.toString('utf8')), aws)
        : { status: 400, body: { __type: refusal, message: 'refused by a test' } };
    if (refusal !== undefined) return xmlFault(refusal, 'refused by a test');
    return operation === 'GetCallerIdentity' ? identity() : stack(form.get('StackName') ?? '', aws);
  });
  onTestFinished(() => server.close());
  return { ...aws, calls, url: server.url };
}

function secretsManager(
  operation: string,
  request: { SecretId?: string; Name?: string; SecretString?: string },
  { secrets }: AwsState,
): LocalAnswer {
  const name = request.SecretId ?? request.Name ?? '';
  if (operation !== 'CreateSecret' && !secrets.has(name))
    return { status: 400, body: { __type: 'ResourceNotFoundException', message: 'not there' } };
  if (operation === 'CreateSecret' && secrets.has(name))
    return { status: 400, body: { __type: 'ResourceExistsException', message: 'is there' } };
  if (operation !== 'GetSecretValue') secrets.set(name, request.SecretString ?? '');
  return { status: 200, body: { Name: name, SecretString: secrets.get(name) } };
}

function identity(): LocalAnswer {
  return xml(
    200,
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
      '<Arn>arn:aws:iam::123456789012:user/ops</Arn><UserId>AIDA</UserId><Account>123456789012</Account>' +
      '</GetCallerIdentityResult></GetCallerIdentityResponse>',
  );
}

function stack(name: string, { stacks }: AwsState): LocalAnswer {
  const outputs = stacks.get(name);
  if (outputs === undefined) return xmlFault('ValidationError', `Stack ${name} does not exist`);
  const members = Object.entries(outputs)
    .map(
      ([key, value]) =>
        `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    )
    .join('');
  return xml(
    200,
    '<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks>' +
      `<member><StackName>${name}</StackName><CreationTime>2026-11-21T12:00:00Z</CreationTime>` +
      `<StackStatus>UPDATE_COMPLETE</StackStatus><Outputs>${members}</Outputs></member>` +
      '</Stacks></DescribeStacksResult></DescribeStacksResponse>',
  );
}

function xmlFault(code: string, message: string): LocalAnswer {
  return xml(
    400,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  );
}

function xml(status: number, body: string): LocalAnswer {
  return { status, body, headers: { 'content-type': 'text/xml' } };
}
