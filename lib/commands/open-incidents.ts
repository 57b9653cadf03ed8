import type { AlertRecord } from '#lib/alerts/alert.ts';
import type { Incident } from '#lib/alerts/incident.ts';
import type { Ports } from '#lib/ports.ts';

import { incidentNow } from './incident-now.ts';

const MOST_INCIDENTS = 200;

/**
 * The incidents that last, counted now. One that has just ended may still be listed as open: it is left out.
 *
 * @param institutionId of the one bank whose incidents are wanted; undefined: all
 */
export async function openIncidents(
  ports: Pick<
    Ports,
    'now' | 'items' | 'connections' | 'pairs' | 'alerts' | 'sightings' | 'institutions'
  >,
  institutionId?: string,
): Promise<{ incident: Incident; alert: AlertRecord }[]> {
  const alerts = await ports.alerts.open(MOST_INCIDENTS);
  const wanted = alerts.filter(
    ({ incidentKey }) => institutionId === undefined || incidentKey.startsWith(`${institutionId}#`),
  );
  const counted = await Promise.all(
    wanted.map(async (alert) => ({
      alert,
      incident: await incidentNow(alert.incidentKey, ports),
    })),
  );
  return counted.flatMap(({ alert, incident }) => (incident ? [{ alert, incident }] : []));
}
