import { readFileSync } from 'node:fs';

import { parse } from 'yaml';
import * as z from 'zod/mini';

const serverlessFile = z.object({
  functions: z.record(
    z.string(),
    z.object({
      events: z.optional(
        z.array(
          z.object({
            httpApi: z.optional(z.object({ method: z.literal('*'), path: z.string() })),
            stream: z.optional(
              z.object({
                batchSize: z.number(),
                batchWindow: z.number(),
                maximumRetryAttempts: z.number(),
              }),
            ),
          }),
        ),
      ),
    }),
  ),
});

const tablesFile = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.looseObject({ TableName: z.optional(z.string()) }),
    }),
  ),
});

/** What is deployed, read from the files that deploy it, so that a laptop cannot drift from it. */
export function readDeployment(): {
  /** Function name by path. */
  routes: Map<string, string>;
  stream: { functionName: string; batchSize: number; retries: number };
  functionNames: string[];
} {
  const { functions } = serverlessFile.parse(parse(readFileSync('serverless.yml', 'utf8')));
  const routes = new Map<string, string>();
  let stream: { functionName: string; batchSize: number; retries: number } | undefined;
  for (const [functionName, { events = [] }] of Object.entries(functions))
    for (const event of events) {
      if (event.httpApi !== undefined) routes.set(event.httpApi.path, functionName);
      if (event.stream !== undefined)
        stream = {
          functionName,
          batchSize: event.stream.batchSize,
          retries: event.stream.maximumRetryAttempts,
        };
    }
  if (stream === undefined) throw new Error('serverless.yml maps no stream');
  return { routes, stream, functionNames: Object.keys(functions) };
}

/** The tables of `infra/tables.yml`, as `CreateTable` wants them. @param prefix of their names */
export function readTables(prefix: string): Readonly<Record<string, unknown>>[] {
  const { Resources } = tablesFile.parse(parse(readFileSync('infra/tables.yml', 'utf8')));
  return Object.values(Resources)
    .filter(({ Type }) => Type === 'AWS::DynamoDB::Table')
    .map(({ Properties }) => ({
      ...Properties,
      TableName: Properties.TableName?.replace('${self:custom.tablePrefix}', prefix),
    }));
}
