import { readdirSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { readPaste } from '#lib/pasted/read-paste.ts';

import type { PastedSample } from './sample.ts';

/** Of 200 samples, so many may be read wrong. */
const MISSES = 2;

/** What is read from a text, in the form in which a sample says it. */
function read(text: string): Omit<PastedSample, 'case' | 'text'> {
  const { codes, webhooks, ids, secrets } = readPaste(text);
  return {
    codes: codes.map(({ code }) => code).sort(),
    webhooks: webhooks.toSorted(),
    ids: Object.fromEntries(ids.map(({ name, value }) => [value, name ?? 'unnamed'])),
    ...(secrets.length > 0 ? { secret: true } : {}),
  };
}

function wanted({ codes, webhooks = [], ids, secret }: PastedSample) {
  return {
    codes: codes.toSorted(),
    webhooks: webhooks.toSorted(),
    ids,
    ...(secret ? { secret } : {}),
  };
}

async function allSamples(): Promise<PastedSample[]> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.startsWith('samples-'));
  const modules: Record<string, readonly PastedSample[]>[] = await Promise.all(
    files.map((name) => import(`./${name}`)),
  );
  return modules.flatMap((module) => Object.values(module)).flat();
}

describe('what is pasted', async () => {
  const samples = await allSamples();

  it('is read right, code and ids, in at least 99 % of 200 samples', () => {
    const missed = samples.filter(
      (sample) =>
        JSON.stringify(sorted(read(sample.text))) !== JSON.stringify(sorted(wanted(sample))),
    );
    console.info(
      `pasted samples read right: ${samples.length - missed.length} of ${samples.length}`,
    );
    expect(samples).toHaveLength(200);
    expect(missed.map((sample) => sample.case).slice(MISSES)).toEqual([]);
  });

  it.each(samples)('$case', (sample) => {
    expect(read(sample.text)).toEqual(wanted(sample));
  });
});

function sorted({ ids, ...rest }: Omit<PastedSample, 'case' | 'text'>) {
  return { ...rest, ids: Object.entries(ids).sort() };
}
