import type { ConnectionFacts } from '#lib/health/connection.ts';
import type { Ports } from '#lib/ports.ts';

/** What Codat said last of a connection. */
export interface KnownConnection extends ConnectionFacts {
  connectionId: string;
  /** Since when it has been so, ISO 8601. */
  at: string;
}

/** @param connectionId is the Client User ID of its Items at Plaid, too */
export async function knownConnection(
  connectionId: string | undefined,
  ports: Pick<Ports, 'connections'>,
): Promise<KnownConnection | undefined> {
  if (!connectionId) return undefined;
  const known = (await ports.connections.find(connectionId))?.health.connection;
  if (known === undefined) return undefined;
  const { order, ...facts } = known;
  return { ...facts, connectionId, at: order.slice(0, order.indexOf(' ')) };
}
