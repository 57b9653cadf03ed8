import { eventOrder, type ItemEvent } from './item-event.ts';
import { healthStatus, isSameHealth, type ItemHealth } from './item-health.ts';

/** What an event did to an Item, for the log. */
export interface EventEffect {
  decision: 'changed' | 'unchanged';
  reason: string;
  /** States before and after, where they differ. */
  from?: string;
  to?: string;
}

/** @param after what `applyEvent` made of it, or the same as before where it was not needed */
export function eventEffect(
  before: ItemHealth | undefined,
  after: ItemHealth,
  event: ItemEvent,
): EventEffect {
  if (before !== undefined && isSameHealth(after, before))
    return { decision: 'unchanged', reason: whyUnchanged(before, event) };
  const [from, to] = [before === undefined ? 'unknown' : healthStatus(before), healthStatus(after)];
  return {
    decision: 'changed',
    reason: whyChanged(before, after),
    ...(from === to ? {} : { from, to }),
  };
}

function whyUnchanged(before: ItemHealth, event: ItemEvent): string {
  if (event.kind === 'noted') return 'says nothing about health';
  const known = [...before.troubles.map(({ order }) => order), before.recovery?.at ?? ''];
  return known.some((order) => order > eventOrder(event))
    ? 'older than what is known'
    : 'nothing new';
}

function whyChanged(before: ItemHealth | undefined, after: ItemHealth): string {
  const slots = before?.troubles.map(({ slot }) => slot) ?? [];
  const left = after.troubles.map(({ slot }) => slot);
  if (left.some((slot) => !slots.includes(slot))) return 'trouble began';
  if (slots.some((slot) => !left.includes(slot))) return 'trouble ended';
  if (before === undefined) return 'first heard of';
  return isSameHealth({ ...after, troubles: before.troubles }, after)
    ? 'something else became known'
    : 'trouble changed';
}
