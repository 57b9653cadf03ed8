import type { KnownBlock } from '@slack/types';

export type Fields = Readonly<Record<string, unknown>>;

/** What a request to Slack says, whether it comes as JSON or as a form. */
export function fieldsOf(body: Buffer, contentType = ''): Fields {
  const text = body.toString('utf8');
  if (contentType.includes('json')) return parse(text);
  const fields = [...new URLSearchParams(text)].map(([name, value]) => [name, unfolded(value)]);
  return Object.fromEntries(fields);
}

export function blocksOf(value: unknown): KnownBlock[] {
  const holder: { blocks?: KnownBlock[] } = Object(value);
  return holder.blocks ?? [];
}

/** In a form, objects come as JSON. */
function unfolded(value: string): unknown {
  return /^[[{]/.test(value) ? JSON.parse(value) : value;
}

function parse(text: string): Fields {
  return JSON.parse(text === '' ? '{}' : text);
}
