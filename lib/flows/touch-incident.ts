import { alertId } from '#lib/alerts/alert.ts';
import { touchAlert } from '#lib/alerts/alert-changes.ts';
import type { Ports } from '#lib/ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

const WRITE_TRIES = 5;

/** Makes sure that somebody looks at the incident soon, whatever becomes of who calls this. */
export async function touchIncident(
  key: string,
  ports: Pick<Ports, 'now' | 'alerts'>,
): Promise<void> {
  for (let tries = 0; tries < WRITE_TRIES; tries += 1) {
    const alert = await ports.alerts.find(alertId(key));
    const touched = touchAlert(alert, key, ports.now());
    if (touched === alert || (await ports.alerts.save(touched)) !== undefined) return;
  }
  throw new UpstreamError('store', 'too many conflicts on one alert');
}
