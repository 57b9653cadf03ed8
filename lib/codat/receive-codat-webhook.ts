import { createHash } from 'node:crypto';

import type { HttpRequest } from '#lib/http-request.ts';
import { receiveSigned, type SignedDoorPorts } from '#lib/incoming/receive-signed.ts';

import { parseCodatWebhook } from './parse-codat-webhook.ts';

/** One webhook of Codat's. */
export function receiveCodatWebhook(
  request: HttpRequest,
  ports: SignedDoorPorts,
): ReturnType<typeof receiveSigned> {
  return receiveSigned(
    'codat',
    request,
    (body, arrival) => {
      const deliveryHash = createHash('sha256').update(arrival.id).digest('hex');
      return parseCodatWebhook(body, { ...arrival, deliveryHash });
    },
    ports,
  );
}
