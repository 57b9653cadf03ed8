import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { errorClasses, files, packages, standIns } from './left-out.mjs';

const standInDir = fileURLToPath(new URL('stand-ins', import.meta.url));

/** Where a line of a package is, nobody asks, and the source map is read on every cold start: one place stands for all of a file. */
const EMPTY_MAP = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(
  JSON.stringify({ version: 3, sources: ['package'], names: [], mappings: 'AAAA' }),
).toString('base64')}`;

/** For esbuild: keeps out of a bundle what `left-out.mjs` lists. */
export const leaveOut = {
  name: 'leave-out',
  setup(bundler) {
    bundler.onResolve({ filter: packages }, ({ path }) => ({ path, namespace: 'left-out' }));
    bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: refusingCommonJs(path),
    }));
    bundler.onLoad({ filter: anyOf(files) }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: refusing(packagePath(path), source) };
    });
    bundler.onLoad({ filter: anyOf(Object.keys(standIns)) }, async ({ path }) => ({
      contents: await readFile(`${standInDir}/${standIns[packagePath(path)]}`, 'utf8'),
      resolveDir: path.replace(/\/[^/]+$/, ''),
    }));
    bundler.onLoad({ filter: serviceFile('endpoint/endpointResolver') }, ({ path }) => ({
      contents: `
        import { regionalEndpoint } from './regional-endpoint.mjs';
        export const defaultEndpointResolver = regionalEndpoint(${JSON.stringify(hostOf(path))});`,
      resolveDir: standInDir,
    }));
    bundler.onLoad({ filter: serviceFile('schemas/schemas_0') }, async ({ path }) => ({
      contents: withoutEffects(await readFile(path, 'utf8')),
    }));
    // Said like this, one function of zod's brings all the others: 10 KB.
    bundler.onLoad({ filter: anyOf(['zod/v4/mini/schemas.js']) }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('core.util.', 'util.'),
    }));
    // Of a package's own description only the version is asked for.
    bundler.onLoad(
      { filter: /\/node_modules\/@(aws-sdk|slack)\/[^/]+\/package\.json$/ },
      async ({ path }) => {
        const { name, version } = JSON.parse(await readFile(path, 'utf8'));
        return { loader: 'json', contents: JSON.stringify({ name, version }) };
      },
    );
    bundler.onLoad({ filter: /\/node_modules\/.*\.[cm]?js$/ }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}\n${EMPTY_MAP}`,
    }));
  },
};

function anyOf(paths) {
  const escaped = paths.map((path) => path.replaceAll('.', '\\.'));
  return new RegExp(`/node_modules/(${escaped.join('|')})$`);
}

/** @param {string} name of a file that every client of the SDK has */
function serviceFile(name) {
  return new RegExp(`/node_modules/@aws-sdk/client-[a-z-]+/dist-es/${name}\\.js$`);
}

function packagePath(path) {
  return path.slice(path.lastIndexOf('/node_modules/') + '/node_modules/'.length);
}

/** `client-secrets-manager` is at `secretsmanager.<region>…`. */
function hostOf(path) {
  return /\/client-([a-z-]+)\//.exec(path)[1].replaceAll('-', '');
}

function refusing(path, source) {
  const names = [...source.matchAll(/^export (?:const|var|let|class|(?:async )?function) (\w+)/gm)];
  const lists = [...source.matchAll(/^export \{([^}]+)\}/gm)].flatMap(([, list]) =>
    list.split(','),
  );
  const exported = [
    ...names.map(([, name]) => name),
    ...lists
      .map((entry) =>
        entry
          .trim()
          .split(/\s+as\s+/)
          .at(-1),
      )
      .filter(Boolean),
  ];
  if (exported.length === 0) return refusingCommonJs(path);
  return `
    function refuse() { throw new Error(${JSON.stringify(`${path} is left out of the bundle`)}); }
    export { ${exported.map((name) => `refuse as ${name}`).join(', ')} };`;
}

/** Of CommonJS nobody can tell the names beforehand: it has any name that it is asked for. */
function refusingCommonJs(path) {
  return `
    const refuse = () => { throw new Error(${JSON.stringify(`${path} is left out of the bundle`)}); };
    module.exports = new Proxy(refuse, {
      get: (_, name) => (name === '__esModule' ? false : class Unused { constructor() { refuse(); } }),
    });`;
}

/**
 * The shapes of a service, so written that a bundler can leave out those that nobody refers to: 60 KB for Lambda. The SDK
 * makes every error known with its class, and names fields by constants, which could have effects.
 */
function withoutEffects(source) {
  const constants = new Map(
    [...source.matchAll(/^const (_\w+) = ("[^"]*");$/gm)].map(([, name, value]) => [name, value]),
  );
  return source
    .replace(/\[(_\w+)\]: /g, (key, name) => `${constants.get(name) ?? key}: `)
    .replace(/^n0_registry\.registerError\((\w+)\$, \w+\);$/gm, (line, name) =>
      errorClasses.includes(name) ? line : '',
    );
}
