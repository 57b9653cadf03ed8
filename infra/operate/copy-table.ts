import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { copyRows } from './copy-rows.ts';

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  'from-region': { type: 'string' },
  'to-region': { type: 'string' },
  'from-profile': { type: 'string' },
  'to-profile': { type: 'string' },
  replace: { type: 'boolean', default: false },
} satisfies ParseArgsOptionsConfig;

const usage = `npm run copy-table -- --from <table> --to <table> [options]

Copies the rows of a table into another one. Rows that the other table has already stay as they are there; none is
ever taken away.

  --replace                          put the copied row in the place of one that is there
  --from-region, --to-region         AWS_REGION where they are not said
  --from-profile, --to-profile       another profile of AWS for either, so that they may be in two accounts`;

/** `npm run copy-table` */
export async function main(args: readonly string[]): Promise<void> {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ||= 'true';
  try {
    const { values } = parseArgs({ args: [...args], options });
    const { from, to, replace } = values;
    if (from === undefined || to === undefined) {
      console.log(usage);
      return;
    }
    const copied = await copyRows(
      { client: clientOf(values['from-region'], values['from-profile']), table: from },
      { client: clientOf(values['to-region'], values['to-profile']), table: to },
      {
        replaces: replace,
        tell: ({ written, kept }) => {
          console.log(`${String(written)} written, ${String(kept)} left as they are …`);
        },
      },
    );
    console.log(
      `Done: ${String(copied.written)} rows written to ${to}, ${String(copied.kept)} left as they are.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
    console.error('What was written stays. Once the reason is gone, run the same again.');
    process.exitCode = 1;
  }
}

function clientOf(region: string | undefined, profile: string | undefined): DynamoDBClient {
  return new DynamoDBClient({
    region: region ?? process.env['AWS_REGION'] ?? 'us-east-1',
    ...(profile !== undefined && { profile }),
  });
}
