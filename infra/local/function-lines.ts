import * as z from 'zod/mini';

const line = z.looseObject({
  level: z.string(),
  message: z.string(),
  timestamp: z.string(),
  service: z.optional(z.string()),
});

/** CloudWatch's embedded format, as far as a counter needs it. */
const metrics = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(z.object({ Metrics: z.array(z.object({ Name: z.string() })) })),
  }),
});

export type FunctionLine = z.infer<typeof line>;

/** What the functions of this process write to their log, and what they count. */
export interface FunctionLines {
  /** The last of them, oldest first. */
  all(): readonly FunctionLine[];
  count(metric: string): number;
  counts(): ReadonlyMap<string, number>;
  clear(): void;
}

const KEPT = 5_000;
const quiet = new Set(['TRACE', 'DEBUG', 'INFO']);

/**
 * Keeps the functions' lines in place of printing them; warnings and errors are printed, too. The logger writes to
 * `process.stdout` and `process.stderr` themselves, so that is where it is heard.
 *
 * @param isPrinted somebody wants to read all of it in the terminal, too
 * @returns also what ends it
 */
export function hearFunctionLines(isPrinted: boolean): FunctionLines & { close(): void } {
  const lines: FunctionLine[] = [];
  const counts = new Map<string, number>();

  function isKept(text: string): boolean {
    if (text.startsWith('{"_aws":') || text.includes('"_aws":{')) {
      for (const [name, value] of metricsIn(text))
        counts.set(name, (counts.get(name) ?? 0) + value);
      return true;
    }
    if (!text.startsWith('{"level":')) return false;
    const parsed = line.safeParse(jsonIn(text)).data;
    if (parsed === undefined) return false;
    lines.push(parsed);
    lines.splice(0, lines.length - KEPT);
    return !isPrinted && quiet.has(parsed.level);
  }

  const restore = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) =>
      (typeof chunk === 'string' && isKept(chunk)) ||
      Reflect.apply(write, stream, [chunk, ...rest]);
    return () => {
      stream.write = write;
    };
  });

  return {
    all: () => lines,
    count: (metric) => counts.get(metric) ?? 0,
    counts: () => counts,
    clear() {
      lines.length = 0;
      counts.clear();
    },
    close() {
      for (const give of restore) give();
    },
  };
}

/** A line says of each how much it was, or how much each time. */
function metricsIn(text: string): (readonly [string, number])[] {
  const parsed = metrics.safeParse(jsonIn(text)).data;
  return (parsed?._aws.CloudWatchMetrics ?? []).flatMap(({ Metrics }) =>
    Metrics.map(({ Name }) => {
      const values = [parsed?.[Name]].flat().map(Number);
      return [Name, values.reduce((sum, value) => sum + value, 0)] as const;
    }),
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
