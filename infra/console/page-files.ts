import { existsSync, readFileSync } from 'node:fs';

import type { LocalAnswer } from '../local/listen.ts';

const files: ReadonlyMap<string, { file: string; type: string }> = new Map([
  ['/', { file: 'index.html', type: 'text/html; charset=utf-8' }],
  ['/console/app.js', { file: 'app.js', type: 'text/javascript; charset=utf-8' }],
  ['/console/app.css', { file: 'app.css', type: 'text/css; charset=utf-8' }],
]);

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
  const wanted = files.get(path);
  if (wanted === undefined) return undefined;
  const file = `dist/console/${wanted.file}`;
  if (existsSync(file))
    return {
      status: 200,
      body: readFileSync(file, 'utf8'),
      headers: { ...policy, 'content-type': wanted.type },
    };
  return path === '/'
    ? { status: 200, body: 'Tartan runs here. Its page is not built: npm run build\n' }
    : { status: 404, body: 'not built' };
}
