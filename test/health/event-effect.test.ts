import { describe, expect, it } from 'vitest';

import { applyEvent } from '#lib/health/apply-event.ts';
import { eventEffect } from '#lib/health/event-effect.ts';
import type { ItemEvent } from '#lib/health/item-event.ts';

import { alive, failed, repaired } from '../builders/item-events.ts';

const broken = [failed(10)];
const healed = [failed(10), repaired(20)];

describe('what an event did', () => {
  it.each<{ case: string; known: ItemEvent[]; event: ItemEvent; effect: object }>([
    {
      case: 'the first failure',
      known: [],
      event: failed(10),
      effect: { decision: 'changed', reason: 'trouble began', from: 'unknown', to: 'broken' },
    },
    {
      case: 'the repair',
      known: broken,
      event: repaired(20),
      effect: { decision: 'changed', reason: 'trouble ended', from: 'broken', to: 'healthy' },
    },
    {
      case: 'a failure that comes after its repair',
      known: healed,
      event: failed(5),
      effect: { decision: 'unchanged', reason: 'older than what is known' },
    },
    {
      case: 'data of an Item that is well',
      known: [...healed, alive(30)],
      event: alive(40),
      effect: { decision: 'unchanged', reason: 'nothing new' },
    },
  ])('$case', ({ known, event, effect }) => {
    const before = known.reduce<ReturnType<typeof applyEvent> | undefined>(
      (health, one, index) => applyEvent(health, one, known.slice(0, index)),
      undefined,
    );
    expect(eventEffect(before, applyEvent(before, event, known), event)).toEqual(effect);
  });
});
