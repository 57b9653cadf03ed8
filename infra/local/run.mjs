import { build } from 'esbuild';

/**
 * `node infra/local/run.mjs <name>` runs `infra/local/<name>.ts`, and `<room>/<name>` runs `infra/<room>/<name>.ts`. Node 20
 * runs no TypeScript: it is bundled first, with all packages left where they are.
 */
const [, , name = '', ...args] = process.argv;
const file = name.includes('/') ? name : `local/${name}`;
const outfile = `dist/${file}.mjs`;
await build({
  entryPoints: [`infra/${file}.ts`],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
});
const { main } = await import(new URL(`../../${outfile}`, import.meta.url).href);
await main(args);
