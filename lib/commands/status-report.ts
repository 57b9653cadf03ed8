import type { HealthStatus } from '#lib/health/item-health.ts';
import type { StatusReport } from '#lib/messages/status-message.ts';

import type { CommandContext } from './command.ts';
import { openIncidents } from './open-incidents.ts';

/** How things stand now, read from what is unhealthy alone. */
export async function statusReport({
  ports,
  options,
}: Pick<CommandContext, 'ports' | 'options'>): Promise<StatusReport> {
  const [incidents, unconfirmed, known, lastWebhookAt] = await Promise.all([
    openIncidents(ports),
    ports.items.countUnconfirmed(),
    ports.items.countKnown(),
    ports.inbox.lastReceivedAt(),
  ]);
  const counts: Partial<Record<HealthStatus, number>> = { unconfirmed };
  // An Item whose data is faulty works: it is among the healthy ones. And connections are no Items.
  const ofItems = incidents.filter(
    ({ incident }) => incident.errorType !== 'DATA' && incident.errorType !== 'CODAT',
  );
  for (const { incident } of ofItems)
    counts[incident.status] = (counts[incident.status] ?? 0) + incident.count;
  return { incidents, counts, known, lastWebhookAt, notConfigured: options.notConfigured };
}
