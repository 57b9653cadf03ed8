import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

import { bundleFunctions } from './bundle.mjs';

/** `npm run build`: `dist/<function>/index.mjs` for each file of `functions/`. */
const functions = Object.fromEntries(
  readdirSync('functions').map((file) => [basename(file, '.ts'), `functions/${file}`]),
);
rmSync('dist', { recursive: true, force: true });
const { metafile } = await bundleFunctions(functions, 'dist');
writeFileSync('dist/meta.json', JSON.stringify(metafile));
const isQuiet = process.argv.includes('--quiet');
for (const [file, { bytes }] of Object.entries(metafile.outputs))
  if (file.endsWith('.mjs') && !isQuiet)
    console.log(`${file}  ${String(Math.ceil(bytes / 1024))} KiB`);
