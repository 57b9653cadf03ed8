import { readdirSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { readPaste } from '#lib/pasted/read-paste.ts';

import type { PastedSample } from './sample.ts';

/** What is read from a sample, as the sample states it. */
function read(text: string) {
  const { codes, webhooks, ids, secrets } = readPaste(text);
  return {
    codes: codes.map(({ code }) => code).sort(),
    webhooks: webhooks.toSorted(),
    ids: Object.fromEntries(ids.map(({ name, value }) => [value, name ?? 'unnamed'])),
    secret: secrets.length > 0,
  };
}

function wanted({ codes, webhooks = [], ids, secret = false }: PastedSample) {
  return { codes: codes.toSorted(), webhooks: webhooks.toSorted(), ids, secret };
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

  it.each(samples)('$case', (sample) => {
    expect(read(sample.text)).toEqual(wanted(sample));
  });
});
