import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { csvRow } from '#lib/messages/csv.ts';

describe('csvRow', () => {
  it.each([
    {
      case: 'plain words and numbers',
      fields: ['ITEM_ERROR', 'ITEM_LOCKED', 3],
      row: 'ITEM_ERROR,ITEM_LOCKED,3',
    },
    { case: 'nothing', fields: ['', 0, ''], row: ',0,' },
    { case: 'a comma', fields: ['a,b', 'c'], row: '"a,b",c' },
    { case: 'a quote', fields: ['say "no"'], row: '"say ""no"""' },
    { case: 'a line end', fields: ['a\r\nb\nc'], row: 'a b c' },
    { case: 'an equals sign', fields: ['=1+1'], row: "'=1+1" },
    { case: 'a plus', fields: ['+cmd'], row: "'+cmd" },
    { case: 'a minus', fields: ['-2+3'], row: "'-2+3" },
    { case: 'an at', fields: ['@SUM(A1)'], row: "'@SUM(A1)" },
    { case: 'a wide equals sign', fields: ['＝1'], row: "'＝1" },
    { case: 'a tab before it', fields: ['\t=1'], row: "'=1" },
    { case: 'a hidden sign before it', fields: ['\u200b=1'], row: "'=1" },
    { case: 'both', fields: ['=HYPERLINK("a","b")'], row: `"'=HYPERLINK(""a"",""b"")"` },
    { case: 'a sign further on', fields: ['A-B=C@D'], row: 'A-B=C@D' },
    { case: 'a number below zero', fields: [-1], row: '-1' },
  ])('$case', ({ fields, row }) => {
    expect(csvRow(fields)).toBe(row);
  });

  it('reads back field by field, and none is a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (fields) => {
        const row = csvRow(fields);
        expect(row).not.toMatch(/[\r\n]/);
        const read = [...`,${row}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
          ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
        );
        expect(read).toHaveLength(fields.length);
        for (const field of read) expect(field).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
