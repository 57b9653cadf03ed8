import * as z from 'zod/mini';

import { nameIn } from '#lib/incoming/identifier-in.ts';
import type { CodatDataStatus } from '#lib/live-ports.ts';

import { dateIn, wordIn } from './parse-connection.ts';

const text = z.catch(z.optional(z.string()), undefined);

const entryShape = z.object({ dataType: text, currentStatus: text, lastSuccessfulSync: text });

const LONGEST_TYPE = 60;

/** Of an object by data type; one entry that cannot be read takes no other with it. */
export function dataStatusIn(answer: unknown): CodatDataStatus[] | undefined {
  const entries = z.record(z.string(), z.unknown()).safeParse(answer).data;
  if (entries === undefined) return undefined;
  return Object.entries(entries).flatMap(([name, value]) => {
    const entry = entryShape.safeParse(value).data;
    const dataType = nameIn(entry?.dataType ?? name, LONGEST_TYPE);
    if (entry === undefined || dataType === undefined) return [];
    return [
      {
        dataType,
        status: wordIn(entry.currentStatus),
        lastSuccessfulSync: dateIn(entry.lastSuccessfulSync),
      },
    ];
  });
}
