import { build } from 'esbuild';

import { leaveOut } from './leave-out.mjs';

/**
 * Bundles Lambda functions, one folder each.
 *
 * @param {Record<string, string>} functions source file by name
 * @param {string} outdir gets `<name>/index.mjs` with its source map
 */
export function bundleFunctions(functions, outdir) {
  return build({
    entryPoints: Object.fromEntries(
      Object.entries(functions).map(([name, file]) => [`${name}/index`, file]),
    ),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    sourcemap: true,
    // A cold start reads the whole map, and needs it for our own lines alone.
    sourcesContent: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // The SDK's ES modules: its CommonJS doubles are half as big again.
    mainFields: ['module', 'main'],
    // Bolt is CommonJS and asks for node's own modules by `require`.
    banner: {
      js: "import{createRequire as tartanRequire}from'node:module';const require=tartanRequire(import.meta.url);",
    },
    plugins: [leaveOut],
    logLevel: 'warning',
  });
}
