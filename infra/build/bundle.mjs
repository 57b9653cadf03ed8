import { build } from 'esbuild';

/** What Bolt imports for receivers that a Lambda never uses: half a megabyte each. Touching one of them throws. */
const unusedByLambda =
  /^(express|@slack\/socket-mode|@slack\/oauth|raw-body|path-to-regexp|tsscmp)$/;

const stubs = {
  name: 'stubs',
  setup(bundler) {
    bundler.onResolve({ filter: unusedByLambda }, ({ path }) => ({ path, namespace: 'stub' }));
    bundler.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({
      loader: 'js',
      contents: `
        const refuse = () => { throw new Error(${JSON.stringify(`${path} is left out of the bundle`)}); };
        module.exports = new Proxy(refuse, {
          get: (_, name) => (name === '__esModule' ? false : class Unused { constructor() { refuse(); } }),
        });`,
    }));
  },
};

/** The credentials that Lambda gives are in the environment: all other places to look for them stay out (130 KB). */
const environmentCredentials = {
  name: 'environment-credentials',
  setup(bundler) {
    bundler.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path }) => ({
      path,
      namespace: 'credentials',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'credentials' }, () => ({
      loader: 'js',
      resolveDir: process.cwd(),
      contents: `
        export const defaultProvider = () => async () => ({
          accessKeyId: process.env.AWS_ACCESS_KEY_ID,
          secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
          sessionToken: process.env.AWS_SESSION_TOKEN,
        });`,
    }));
  },
};

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
    plugins: [stubs, environmentCredentials],
    logLevel: 'warning',
  });
}
