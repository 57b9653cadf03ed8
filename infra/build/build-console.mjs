import { copyFileSync, mkdirSync } from 'node:fs';

import { build } from 'esbuild';

const page = 'infra/console/page';

/**
 * The page of the console: `index.html`, `app.js`, `app.css` and its icon. It is for `npm start` alone.
 *
 * @param {string} outdir
 */
export async function buildConsole(outdir) {
  mkdirSync(outdir, { recursive: true });
  for (const file of ['index.html', 'icon.svg'])
    copyFileSync(`${page}/${file}`, `${outdir}/${file}`);
  await build({
    entryPoints: [
      { in: `${page}/main.tsx`, out: 'app' },
      { in: `${page}/style/app.css`, out: 'app' },
    ],
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome123', 'firefox121', 'safari17.5'],
    tsconfig: `${page}/tsconfig.json`,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
}
