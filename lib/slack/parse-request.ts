import type { HttpRequest } from '#lib/http-request.ts';

/** The fields of a command, a button's or an event's payload. */
export type SlackBody = Readonly<Record<string, unknown>>;

/** @returns undefined when there is nothing in it that Slack would send */
export function parseRequest(request: HttpRequest): SlackBody | undefined {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const text = new TextDecoder().decode(request.body);
  if (type === 'application/json') return parseJson(text);
  const form = new URLSearchParams(text);
  const payload = form.get('payload');
  if (payload !== null) return parseJson(payload);
  // The first of two fields of one name holds: what Slack signed comes first, and nothing may follow it.
  const fields = [...form].reverse();
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

function parseJson(text: string): SlackBody | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}
