import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { emojiSign } from '#console/page/mrkdwn/emoji.ts';

describe('the emoji of the page', () => {
  const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join('lib', file), 'utf8'));
  const named = sources.flatMap((source) =>
    [...source.matchAll(/(?<=['`\s(]):([a-z_]+):(?=['`\s$])/g)].map(([, name = '']) => name),
  );

  it('are all that the bot uses', () => {
    expect(named).toContain('red_circle');
    expect([...new Set(named)].filter((name) => emojiSign(name) === undefined)).toEqual([]);
  });

  it('are none for what every object has', () => {
    expect(emojiSign('constructor')).toBeUndefined();
  });
});
