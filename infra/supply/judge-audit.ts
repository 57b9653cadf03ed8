import * as z from 'zod/mini';

const answered = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      range: z.optional(z.string()),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
    }),
  ),
});

/** Of the registry, or of the way to it. What is wrong here has no message, but an error with a summary. */
const unanswered = z.object({ message: z.string() });

export type Audit =
  | { kind: 'unanswered'; why: string }
  /** One line each. */
  | { kind: 'answered'; grave: string[]; lesser: string[] };

const grave = ['high', 'critical'];

/**
 * @param told what `npm audit --json` prints
 * @throws where npm could not ask at all
 */
export function judgeAudit(told: unknown): Audit {
  const read = answered.safeParse(told);
  if (!read.success) {
    const { data } = unanswered.safeParse(told);
    if (data === undefined) throw new Error(`npm audit: ${JSON.stringify(told)}`);
    return { kind: 'unanswered', why: data.message };
  }
  const found = Object.entries(read.data.vulnerabilities).map(([name, one]) => {
    // A name stands for a finding in another package, which is listed itself.
    const titles = one.via.map((via) =>
      typeof via === 'string' ? `through ${via}` : `${via.title} ${via.url}`,
    );
    return { ...one, line: `${one.severity}: ${name} ${one.range ?? ''} ${titles.join('; ')}` };
  });
  return {
    kind: 'answered',
    grave: found.filter(({ severity }) => grave.includes(severity)).map(({ line }) => line),
    lesser: found.filter(({ severity }) => !grave.includes(severity)).map(({ line }) => line),
  };
}
