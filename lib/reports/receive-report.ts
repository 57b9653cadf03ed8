import type { HttpRequest } from '#lib/http-request.ts';
import { receiveSigned, type SignedDoorPorts } from '#lib/incoming/receive-signed.ts';

import { parseReport } from './parse-report.ts';

/** One report from your app. */
export function receiveReport(
  request: HttpRequest,
  ports: SignedDoorPorts,
): ReturnType<typeof receiveSigned> {
  return receiveSigned('report', request, (body, arrival) => [parseReport(body, arrival)], ports);
}
