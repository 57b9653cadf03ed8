import { describe, expect, it } from 'vitest';

import type { ShownMessage } from '#console/contract.ts';
import { keepParts } from '#console/page/server/keep-parts.ts';
import { keepSame } from '#console/page/server/keep-same.ts';

const message = (ts: string, text: string): ShownMessage => ({
  channel: 'C1',
  ts,
  from: 'bot',
  text,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
  attachments: [],
  isEdited: false,
  isEphemeral: false,
});

const before = [message('1', 'one'), message('2', 'two')];

describe('a new state', () => {
  it('is the old one where nothing has changed', () => {
    expect(keepSame(before, [message('1', 'one'), message('2', 'two')])).toBe(before);
  });

  it('keeps what is the same, and has what was edited or came', () => {
    const [one, two, three] = keepSame(before, [
      message('1', 'one'),
      message('2', 'edited'),
      message('3', 'three'),
    ]);
    expect(one).toBe(before[0]);
    expect(two?.text).toBe('edited');
    expect(three?.text).toBe('three');
  });

  it('forgets what is gone', () => {
    expect(keepSame(before, [message('2', 'two')])).toEqual([before[1]]);
  });
});

describe('a new reading of the world', () => {
  const world = { items: [{ id: 'a' }], banks: ['x'] };

  it('keeps the parts that are the same', () => {
    const read = keepParts(world, { items: [{ id: 'a' }], banks: ['y'] });
    expect(read.items).toBe(world.items);
    expect(read.banks).toEqual(['y']);
  });

  it('is as it was read at first', () => {
    expect(keepParts(undefined, world)).toBe(world);
  });
});
