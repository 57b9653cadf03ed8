import { adviceFor, type KnownCode } from './look-up.ts';
import { type ErrorType, errorTypes } from './plaid/error-type.ts';

/** What is known of a code: itself, or at least its type. */
export type Explained =
  | { kind: 'known'; entry: KnownCode }
  | { kind: 'type only'; type: string; about: ErrorType }
  | { kind: 'unknown' };

/** A code that nobody knows gets what its type tells. */
export function explainCode(code: string, type: string | undefined): Explained {
  const entry = adviceFor(code, type);
  if (entry !== undefined) return { kind: 'known', entry };
  const about = type === undefined ? undefined : errorType(type);
  return type === undefined || about === undefined
    ? { kind: 'unknown' }
    : { kind: 'type only', type, about };
}

export function errorType(name: string): ErrorType | undefined {
  return Object.hasOwn(errorTypes, name) ? errorTypes[name] : undefined;
}
