/** The environment, as read at the door. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws one error that names all that is missing */
export function required<Name extends string>(
  env: Environment,
  names: readonly Name[],
): (name: Name) => string {
  const missing = names.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Missing in the environment: ${missing.join(', ')}`);
  return (name) => env[name] ?? '';
}

/** Words between commas or blanks. */
export function list(value: string | undefined): string[] {
  return (value ?? '').split(/[\s,]+/).filter((part) => part !== '');
}

/** @throws when it is no number of seconds */
export function seconds(env: Environment, name: string, fallback: number): number {
  const value = env[name];
  if (value === undefined || value === '') return fallback;
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0)
    throw new Error(`${name} must be a number of seconds`);
  return number;
}
