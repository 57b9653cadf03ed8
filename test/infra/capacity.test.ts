import { describe, expect, it } from 'vitest';

import { rowSize, writeUnits } from '../../infra/local/bench/capacity.ts';

const key = (...names: string[]) => names.map((AttributeName) => ({ AttributeName }));
const index = (names: string[], ProjectionType: string, NonKeyAttributes?: string[]) => ({
  KeySchema: key(...names),
  Projection: { ProjectionType, ...(NonKeyAttributes && { NonKeyAttributes }) },
});
const table = (...indexes: object[]) => ({
  TableName: 't',
  KeySchema: key('id'),
  GlobalSecondaryIndexes: indexes,
});
const big = 'x'.repeat(1_100);

describe('write units by DynamoDB’s rules', () => {
  it.each([
    { case: 'a small row', indexes: [], before: undefined, after: { id: 'a' }, units: 1 },
    { case: 'a row beyond 1 KiB', indexes: [], before: undefined, after: { id: big }, units: 2 },
    {
      case: 'a row that was beyond 1 KiB',
      indexes: [],
      before: { id: 'a', text: big },
      after: { id: 'a' },
      units: 2,
    },
    {
      case: 'a row that an index takes up',
      indexes: [index(['open'], 'ALL')],
      before: { id: 'a' },
      after: { id: 'a', open: 'yes' },
      units: 2,
    },
    {
      case: 'a row without the key of the index',
      indexes: [index(['open'], 'ALL')],
      before: { id: 'a' },
      after: { id: 'a', text: 'b' },
      units: 1,
    },
    {
      case: 'a row that moves within an index',
      indexes: [index(['open'], 'ALL')],
      before: { id: 'a', open: 'yes' },
      after: { id: 'a', open: 'no' },
      units: 3,
    },
    {
      case: 'a row that leaves an index',
      indexes: [index(['open'], 'ALL')],
      before: { id: 'a', open: 'yes' },
      after: { id: 'a', open: undefined },
      units: 2,
    },
    {
      case: 'a change of what the index has',
      indexes: [index(['open'], 'INCLUDE', ['text'])],
      before: { id: 'a', open: 'yes', text: 'b' },
      after: { id: 'a', open: 'yes', text: 'c' },
      units: 2,
    },
    {
      case: 'a change of what the index has not',
      indexes: [index(['open'], 'KEYS_ONLY')],
      before: { id: 'a', open: 'yes', text: 'b' },
      after: { id: 'a', open: 'yes', text: 'c' },
      units: 1,
    },
    {
      case: 'an index that has little of a big row',
      indexes: [index(['open'], 'KEYS_ONLY')],
      before: undefined,
      after: { id: 'a', open: 'yes', text: big },
      units: 3,
    },
  ])('$case: $units', ({ indexes, before, after, units }) => {
    expect(writeUnits(table(...indexes))(before, after)).toBe(units);
  });

  it('counts bytes of names and values', () => {
    expect(rowSize({ id: 'äb', n: 1234, is: true, none: undefined })).toBe(2 + 3 + (1 + 3) + 3);
    expect(rowSize({ list: ['a', 'b'], map: { k: 'v' } })).toBe(4 + 3 + 2 * 2 + 3 + (2 + 3 + 1));
  });
});
