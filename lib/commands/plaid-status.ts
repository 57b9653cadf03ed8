import type { HealthStatus } from '#lib/health/item-health.ts';
import { statusMessage } from '#lib/messages/status-message.ts';

import type { Command } from './command.ts';
import { openIncidents } from './open-incidents.ts';

export const plaidStatus: Command = {
  name: 'status',
  usage: '/plaid status',
  summary: 'Open incidents, Items by state, the last webhook, and what is not configured.',
  example: '/plaid status',
  details: [
    'Unhealthy Items are counted now; of many thousand healthy ones the database knows the number, some hours old.',
    'Ended Items and lost accounts are counted for a day.',
  ],
  async run(_asked, { ports, options }) {
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
    return statusMessage({
      incidents,
      counts,
      known,
      lastWebhookAt,
      notConfigured: options.notConfigured,
    });
  },
};
