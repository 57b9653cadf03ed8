import { describe, expect, it } from 'vitest';

import { readPaste } from '#lib/pasted/read-paste.ts';

import type { PastedSample } from './sample.ts';
import { errorDumpSamples } from './samples-error-dump.ts';
import { errorJsonSamples } from './samples-error-json.ts';
import { languageSamples } from './samples-language.ts';
import { linkSamples } from './samples-link.ts';
import { logLineSamples } from './samples-log-line.ts';
import { longSamples } from './samples-long.ts';
import { nothingSamples } from './samples-nothing.ts';
import { pageSamples } from './samples-page.ts';
import { secretSamples } from './samples-secret.ts';
import { sentenceSamples } from './samples-sentence.ts';
import { severalSamples } from './samples-several.ts';
import { slackSamples } from './samples-slack.ts';
import { tracebackSamples } from './samples-traceback.ts';
import { urlSamples } from './samples-url.ts';
import { webhookMentionSamples } from './samples-webhook-mention.ts';
import { webhookSamples } from './samples-webhook.ts';

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

const samples: readonly PastedSample[] = [
  ...errorDumpSamples,
  ...errorJsonSamples,
  ...languageSamples,
  ...linkSamples,
  ...logLineSamples,
  ...longSamples,
  ...nothingSamples,
  ...pageSamples,
  ...secretSamples,
  ...sentenceSamples,
  ...severalSamples,
  ...slackSamples,
  ...tracebackSamples,
  ...urlSamples,
  ...webhookMentionSamples,
  ...webhookSamples,
];

describe('what is pasted', () => {
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
