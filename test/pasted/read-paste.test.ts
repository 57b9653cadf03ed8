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
import { strangers1 } from './strangers-1.ts';
import { strangers2 } from './strangers-2.ts';
import { strangers3 } from './strangers-3.ts';
import { strangers4 } from './strangers-4.ts';
import { strangers5 } from './strangers-5.ts';
import { tracebackSamples } from './samples-traceback.ts';
import { urlSamples } from './samples-url.ts';
import { webhookMentionSamples } from './samples-webhook-mention.ts';
import { webhookSamples } from './samples-webhook.ts';

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

/** Formats that were thought up by another hand once the parser was there: 98 of the 120 were read right at first sight. */
const strangers: readonly PastedSample[] = [
  ...strangers1,
  ...strangers2,
  ...strangers3,
  ...strangers4,
  ...strangers5,
];

describe('what is pasted', () => {
  it.each([
    { table: '200 samples', pasted: samples, count: 200 },
    { table: '120 in stranger formats', pasted: strangers, count: 120 },
  ])('is read right, code and ids, in at least 99 % of $table', ({ table, pasted, count }) => {
    const missed = pasted.filter(
      (sample) =>
        JSON.stringify(sorted(read(sample.text))) !== JSON.stringify(sorted(wanted(sample))),
    );
    console.info(`pasted: of ${table}, ${pasted.length - missed.length} are read right`);
    expect(pasted).toHaveLength(count);
    expect(missed.length / count, missed.map((sample) => sample.case).join()).toBeLessThan(0.01);
  });

  it.each(samples)('$case', (sample) => {
    expect(read(sample.text)).toEqual(wanted(sample));
  });

  it.each([
    { case: 'a name and blanks', text: `item id ${' '.repeat(8_000)}` },
    { case: 'open brackets', text: `item_id ${'<'.repeat(8_000)}` },
    { case: 'one name on every line', text: 'item_id;x\n'.repeat(800) },
    { case: 'names without end', text: 'item '.repeat(1_600) },
    { case: 'a list without end', text: `item_ids: ${'aaa,'.repeat(2_000)}` },
    { case: 'backslashes', text: '\\'.repeat(8_000) },
    { case: 'capitals', text: 'ITEM_'.repeat(1_600) },
    { case: 'one word', text: 'Ab1'.repeat(2_700) },
    { case: 'quotes', text: 'error_code: "'.repeat(600) },
  ])('takes no time to speak of: $case', ({ text }) => {
    const started = performance.now();
    readPaste(text);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

function sorted({ ids, ...rest }: Omit<PastedSample, 'case' | 'text'>) {
  return { ...rest, ids: Object.entries(ids).sort() };
}
