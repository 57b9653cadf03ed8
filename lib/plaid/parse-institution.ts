import * as z from 'zod/mini';

import type {
  InstitutionStatus,
  LiveInstitution,
  StatusPart,
} from '#lib/health/institution-status.ts';

import { clipped } from '#lib/incoming/clipped.ts';

const text = z.catch(z.optional(z.string()), undefined);
const share = z.catch(z.number(), 0);
const NAME_LENGTH = 120;
const MOST_INCIDENTS = 3;

const institutionShape = z.object({
  institution: z.object({
    institution_id: text,
    name: text,
    products: z.catch(z.array(z.string()), []),
    oauth: z.catch(z.boolean(), false),
    status: z.catch(z.nullable(z.record(z.string(), z.unknown())), null),
  }),
});

const partShape = z.object({
  breakdown: z.object({
    success: share,
    error_plaid: share,
    error_institution: share,
    refresh_interval: text,
  }),
});

const incidentShape = z.object({
  title: z.string(),
  start_date: z.string(),
  end_date: z.catch(z.nullable(z.string()), null),
  incident_updates: z.catch(z.array(z.object({ description: text, updated_date: text })), []),
});

/** @returns undefined for an answer without an institution */
export function parseInstitution(
  answer: unknown,
  institutionId: string,
): LiveInstitution | undefined {
  const parsed = institutionShape.safeParse(answer);
  if (!parsed.success) return undefined;
  const { institution } = parsed.data;
  return {
    institutionId: institution.institution_id ?? institutionId,
    name: clipped(institution.name ?? institutionId, NAME_LENGTH),
    products: institution.products.slice(0, 40).map((product) => clipped(product)),
    isOauth: institution.oauth,
    status: institution.status === null ? undefined : statusIn(institution.status),
  };
}

function statusIn(status: Readonly<Record<string, unknown>>): InstitutionStatus | undefined {
  const parts = Object.entries(status).flatMap(([name, value]): StatusPart[] => {
    const part = partShape.safeParse(value);
    if (!part.success) return [];
    const { success, error_plaid, error_institution, refresh_interval } = part.data.breakdown;
    return [
      {
        name: clipped(name, 60),
        success,
        errorPlaid: error_plaid,
        errorInstitution: error_institution,
        refreshInterval: refresh_interval,
      },
    ];
  });
  const told = readableOnes(incidentShape, status['health_incidents']);
  return parts.length === 0 && told.length === 0
    ? undefined
    : {
        parts,
        incidents: told
          .toSorted((a, b) => b.start_date.localeCompare(a.start_date))
          .slice(0, MOST_INCIDENTS)
          .map((incident) => ({
            title: clipped(incident.title),
            startedAt: incident.start_date,
            endedAt: incident.end_date ?? undefined,
            lastUpdate: lastOf(incident.incident_updates),
          })),
      };
}

function lastOf(
  updates: readonly { description?: string | undefined; updated_date?: string | undefined }[],
): string | undefined {
  const [last] = updates.toSorted((a, b) =>
    (b.updated_date ?? '').localeCompare(a.updated_date ?? ''),
  );
  return last?.description && clipped(last.description);
}

const namesShape = z.object({ institutions: z.array(z.unknown()) });
const nameShape = z.object({ institution_id: z.string(), name: z.string() });

/** @returns undefined for an answer without a list */
export function parseInstitutionNames(
  answer: unknown,
): { institutionId: string; name: string }[] | undefined {
  const parsed = namesShape.safeParse(answer);
  return parsed.success
    ? readableOnes(nameShape, parsed.data.institutions).map(({ institution_id, name }) => ({
        institutionId: institution_id,
        name: clipped(name, NAME_LENGTH),
      }))
    : undefined;
}

/** Of a list, those that can be read: one that cannot does not hide the others. */
function readableOnes<One>(shape: z.ZodMiniType<One>, list: unknown): One[] {
  const ones: unknown[] = Array.isArray(list) ? list : [];
  return ones.flatMap((one) => {
    const parsed = shape.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}
