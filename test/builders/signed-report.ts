import { createHmac } from 'node:crypto';

import type { APIGatewayProxyEventV2 } from 'aws-lambda';

import type { HttpRequest } from '#lib/http-request.ts';

import { lambdaEvent } from './plaid-webhook.ts';

/** What to spoil; each works on what an honest app would have sent. */
export interface ReportTampering {
  /** Stand in for what an app would choose, and are signed. */
  id?: string;
  timestamp?: string;
  /** The last word on the signatures; undefined leaves the header out. */
  signature?: (honest: string) => string | undefined;
  /** Replace headers once they are signed; one that is undefined is left out. */
  headers?: Readonly<Record<string, string | undefined>>;
  bodyAfterSigning?: string | Uint8Array;
  method?: string;
}

/** A secret in the form of Standard Webhooks, made of a text. */
export function whsec(text: string): string {
  return `whsec_${Buffer.from(text).toString('base64')}`;
}

/** What your app shares with Tartan in these tests. */
export const REPORTS_SECRET = whsec('kept by nobody: of tests');

/** The signature of Standard Webhooks, worked out apart from the library that Tartan uses. */
export function standardSignature(
  secret: string,
  id: string,
  timestamp: string,
  body: string | Uint8Array,
): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(body)]);
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

/** One report by your app, signed at that time. */
export function signedReport(
  secret: string,
  at: Date,
  body: string | Uint8Array,
  tampering: ReportTampering = {},
): HttpRequest {
  const { id = 'msg_4Yw8kT1pQz', timestamp = String(Math.floor(at.getTime() / 1000)) } = tampering;
  const honest = standardSignature(secret, id, timestamp, body);
  return {
    method: tampering.method ?? 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': tampering.signature === undefined ? honest : tampering.signature(honest),
      ...tampering.headers,
    },
    body: Buffer.from(tampering.bodyAfterSigning ?? body),
  };
}

/** The same request as API Gateway hands it to a Lambda function. */
export function reportEvent(
  request: HttpRequest,
  form?: 'text' | 'base64',
): APIGatewayProxyEventV2 {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()),
    value,
  ]);
  const routed = { routeKey: 'POST /reports', rawPath: '/reports' };
  return { ...lambdaEvent(request, form), ...routed, headers: Object.fromEntries(headers) };
}
