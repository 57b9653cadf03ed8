import { describe, expect, it } from 'vitest';

import { readFields } from '#console/page/panel/read-fields.ts';

describe('the fields of a webhook', () => {
  it.each([
    { typed: '', fields: {} },
    { typed: '{ "error": { "error_code": "X" } }', fields: { error: { error_code: 'X' } } },
  ])('are read from $typed', ({ typed, fields }) => {
    expect(readFields(typed)).toEqual({ fields });
  });

  it.each([{ typed: '{' }, { typed: '[]' }, { typed: 'null' }, { typed: '3' }])(
    'are not read from $typed, which is said',
    ({ typed }) => {
      expect(readFields(typed)).toEqual({ problem: expect.stringMatching(/JSON/) });
    },
  );
});
