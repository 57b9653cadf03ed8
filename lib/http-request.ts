import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** A request as a door needs it: the bytes that were signed, and header names in lower case. */
export interface HttpRequest {
  method: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
  sourceIp?: string;
}

/** What HTTP API sends: a body that is not plain text comes in base64, and the signature is over the bytes behind it. */
export function toHttpRequest(event: APIGatewayProxyEventV2): HttpRequest {
  return {
    method: event.requestContext.http.method,
    headers: Object.fromEntries(
      Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    sourceIp: event.requestContext.http.sourceIp,
  };
}
