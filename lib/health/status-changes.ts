import { applyEvent } from './apply-event.ts';
import { byEventOrder, type ItemEvent } from './item-event.ts';
import { healthStatus, type HealthStatus, type ItemHealth } from './item-health.ts';

/** An event after which the Item was in another state. */
export interface StatusChange {
  event: ItemEvent;
  from: HealthStatus;
  to: HealthStatus;
}

/** Every change of state that a history tells of, in event time, oldest first. */
export function statusChanges(history: readonly ItemEvent[]): StatusChange[] {
  const ordered = [...history].sort(byEventOrder);
  const changes: StatusChange[] = [];
  let health: ItemHealth | undefined;
  for (const [index, event] of ordered.entries()) {
    const from: HealthStatus = health === undefined ? 'healthy' : healthStatus(health);
    health = applyEvent(health, event, ordered.slice(0, index + 1));
    const to = healthStatus(health);
    if (to !== from) changes.push({ event, from, to });
  }
  return changes;
}
