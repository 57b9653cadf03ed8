import * as z from 'zod/mini';

import { identifierIn, nameIn } from '#lib/incoming/identifier-in.ts';
import type { CodatCompany } from '#lib/live-ports.ts';

import { parseConnection } from './parse-connection.ts';

const companyShape = z.object({
  id: z.unknown(),
  name: z.unknown(),
  dataConnections: z.catch(z.array(z.unknown()), []),
});

/** @returns undefined for what has no id */
export function companyIn(value: unknown): CodatCompany | undefined {
  const parsed = companyShape.safeParse(value).data;
  const companyId = identifierIn(parsed?.id);
  if (parsed === undefined || companyId === undefined) return undefined;
  return {
    companyId,
    name: nameIn(parsed.name) ?? 'Unnamed company',
    connections: parsed.dataConnections.flatMap((one) => parseConnection(one) ?? []),
  };
}
