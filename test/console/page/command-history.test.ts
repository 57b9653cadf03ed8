import { describe, expect, it } from 'vitest';

import { emptyHistory, remember, step } from '#console/page/composer/command-history.ts';

const history = ['one', 'two', 'three'].reduce(remember, emptyHistory);

/** What the composer holds after each step. */
function walk(steps: readonly (1 | -1)[]): string[] {
  let now = history;
  return steps.map((by) => {
    const there = step(now, by);
    now = there.history;
    return there.text;
  });
}

describe('the history of the composer', () => {
  it.each<{ name: string; steps: readonly (1 | -1)[]; held: readonly string[] }>([
    { name: 'back', steps: [1, 1], held: ['three', 'two'] },
    { name: 'back beyond the oldest', steps: [1, 1, 1, 1], held: ['three', 'two', 'one', 'one'] },
    { name: 'there and back again', steps: [1, 1, -1], held: ['three', 'two', 'three'] },
    { name: 'out of it', steps: [1, -1, -1], held: ['three', '', ''] },
  ])('walks $name', ({ steps, held }) => {
    expect(walk(steps)).toEqual(held);
  });

  it('holds what was sent again once, as the newest', () => {
    expect(remember(history, 'one').sent).toEqual(['two', 'three', 'one']);
  });

  it('is empty at first', () => {
    expect(step(emptyHistory, 1)).toEqual({ history: emptyHistory, text: '' });
  });
});
