import { applyToConnection } from '#lib/flows/apply-to-connection.ts';

import type { fakePorts } from '../fakes/fake-ports.ts';

/** What the inbox function does with all that was kept of connections. */
export async function hearConnections(ports: ReturnType<typeof fakePorts>): Promise<void> {
  for (const entry of ports.inbox.entries)
    if (entry.kind === 'connection') await applyToConnection(entry.event, ports);
}
