import { randomUUID } from 'node:crypto';

import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

import type { LocalAnswer, LocalHandler } from './listen.ts';

export type LambdaHandler = (
  event: unknown,
  context: Pick<Context, 'awsRequestId'>,
) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * Serves functions behind their routes with the events that HTTP API would send them (payload format 2.0).
 *
 * @param routes function by path; what to do with a method is up to the function
 */
export function serveFunctions(routes: ReadonlyMap<string, LambdaHandler>): LocalHandler {
  return async ({ method, url, headers, body }): Promise<LocalAnswer> => {
    const handler = routes.get(url.pathname);
    if (handler === undefined) return { status: 404, body: { message: 'Not Found' } };
    const isText = /^(text\/|application\/(json|javascript|xml))/i.test(
      headers['content-type'] ?? '',
    );
    const result = await handler(
      {
        version: '2.0',
        routeKey: `ANY ${url.pathname}`,
        rawPath: url.pathname,
        rawQueryString: url.search.slice(1),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')]),
        ),
        requestContext: {
          http: { method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
          requestId: randomUUID(),
        },
        ...(body.length === 0
          ? {}
          : { body: isText ? body.toString('utf8') : body.toString('base64') }),
        isBase64Encoded: body.length > 0 && !isText,
      },
      { awsRequestId: randomUUID() },
    );
    const answered: Record<string, string> = {};
    for (const [name, value] of Object.entries(result.headers ?? {}))
      answered[name] = String(value);
    return { status: result.statusCode ?? 200, body: result.body ?? '', headers: answered };
  };
}
