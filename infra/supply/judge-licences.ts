import * as z from 'zod/mini';

/** They ask for no more than that their text is kept. */
const ofWhatIsDeployed = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
];

/** Tools stay on the machines of who works on Tartan: what they ask for if they were handed on does not matter here. */
const ofTools = [...ofWhatIsDeployed, 'BlueOak-1.0.0', 'MPL-2.0', 'PSF-2.0', 'Python-2.0'];

const billOfMaterials = z.object({
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z._default(
        z.array(
          z.union([
            z.object({ expression: z.string() }),
            z.object({
              license: z.union([z.object({ id: z.string() }), z.object({ name: z.string() })]),
            }),
          ]),
        ),
        [],
      ),
    }),
  ),
});

interface Licensed {
  /** Such as `plaid@47.0.0`. */
  name: string;
  licence: string;
}

/** @param bill a CycloneDX bill of materials, as `npm sbom` writes it */
export function licencesIn(bill: unknown): Licensed[] {
  return billOfMaterials.parse(bill).components.map(({ name, version, licenses }) => ({
    name: `${name}@${version}`,
    licence:
      licenses
        .map((one) => {
          if ('expression' in one) return one.expression;
          return 'id' in one.license ? one.license.id : one.license.name;
        })
        .join(' AND ') || 'none',
  }));
}

/** @returns what has a licence that nobody has allowed */
export function notAllowed(packages: readonly Licensed[], use: 'deployed' | 'tool'): Licensed[] {
  const allowed = use === 'deployed' ? ofWhatIsDeployed : ofTools;
  return packages.filter(({ licence }) => !allowed.includes(licence));
}
