import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

import { buildConsole } from './build-console.mjs';
import { bundleFunctions } from './bundle.mjs';

/** `npm run build`: `dist/<function>/index.mjs` for each file of `functions/`, and the page of the console beside them. */
const functions = Object.fromEntries(
  readdirSync('functions').map((file) => [basename(file, '.ts'), `functions/${file}`]),
);
rmSync('dist', { recursive: true, force: true });
const [{ metafile }] = await Promise.all([
  bundleFunctions(functions, 'dist'),
  buildConsole('dist/console'),
]);
writeFileSync('dist/meta.json', JSON.stringify(metafile));
const isQuiet = process.argv.includes('--quiet');
for (const [file, { bytes }] of Object.entries(metafile.outputs))
  if (file.endsWith('.mjs') && !isQuiet)
    console.log(`${file}  ${String(Math.ceil(bytes / 1024))} KiB`);
