import { describe } from 'vitest';

import { storesContract } from '../contracts/stores.ts';
import { streamContract } from '../contracts/stream.ts';
import { freshTables } from './fresh-tables.ts';

/** Where Amazon's DynamoDB Local listens, if it does: the referee of our embedded database. */
const endpoint = process.env['DYNAMODB_LOCAL_URL'] ?? '';

describe.runIf(endpoint !== '')('on DynamoDB Local', { timeout: 20_000 }, () => {
  const open = freshTables(() => Promise.resolve({ endpoint, close: () => Promise.resolve() }));
  describe('stores', () => {
    storesContract(open);
  });
  describe('stream', () => {
    streamContract(open);
  });
});
