import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

import type { LocalAnswer } from '../local/listen.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Nothing of another host is asked for, and nobody frames it. */
const policy = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** The page and its parts, as the build has made them. @returns undefined for what is no part of it */
export function pageFile(path: string): LocalAnswer | undefined {
  const name = path === '/' ? 'index.html' : /^\/console\/([\w-]+\.\w+)$/.exec(path)?.[1];
  const type = types[extname(name ?? '')];
  if (name === undefined || type === undefined) return undefined;
  const file = `dist/console/${name}`;
  if (existsSync(file))
    return {
      status: 200,
      body: readFileSync(file, 'utf8'),
      headers: { ...policy, 'content-type': type },
    };
  return path === '/'
    ? { status: 200, body: 'Tartan runs here. Its page is not built: npm run build\n' }
    : undefined;
}
