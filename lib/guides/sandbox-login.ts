import { adviceFor } from '#lib/triage/look-up.ts';

/** What to type into Link in Sandbox to make something happen. */
export type SandboxLogin =
  | { kind: 'login'; username: string; password: string; shows: string }
  /** Cannot be had by a password; what to do instead. */
  | { kind: 'other way'; what: string; instead: string };

const username = 'user_good';
const byPassword = ['ITEM_ERROR', 'INSTITUTION_ERROR'];

/** Codes that come about otherwise than by a password. Source: Plaid's FAQ F13 and its Sandbox reference, 2026-11-21. */
const otherWays: Readonly<Record<string, string>> = {
  ITEM_LOGIN_REQUIRED:
    'Call /sandbox/item/reset_login for an Item that you have linked, or type /plaid sandbox reset <item_id>. In Sandbox an Item also gets there by itself after 30 days.',
  PENDING_DISCONNECT:
    'Call /sandbox/item/fire_webhook with it, or type /plaid sandbox fire ITEM.PENDING_DISCONNECT <item_id>.',
  PENDING_EXPIRATION:
    'It cannot be fired in Sandbox; PENDING_DISCONNECT can, and is handled alike.',
};

/** @param code in Plaid's spelling, of an error or an Item notice */
export function loginForCode(code: string, type: string): SandboxLogin {
  const instead = Object.hasOwn(otherWays, code) ? otherWays[code] : undefined;
  if (instead !== undefined) return { kind: 'other way', what: code, instead };
  const phases = adviceFor(code, type)?.advice.phases ?? [];
  if (byPassword.includes(type) && phases.some((phase) => phase !== 'API' && phase !== 'webhook'))
    return {
      kind: 'login',
      username,
      password: `error_${code}`,
      shows: `Link ends with ${code}.`,
    };
  return {
    kind: 'other way',
    what: code,
    instead:
      'Passwords bring about errors of Link only, of the types ITEM_ERROR and INSTITUTION_ERROR. Make the call that it belongs to with input that provokes it.',
  };
}

/** How each kind of second factor is asked for; the numbers are optional, except those of questions. */
export const secondFactors = ['device', 'questions', 'selections'] as const;
export type SecondFactor = (typeof secondFactors)[number];

/**
 * The login that makes Link ask for a second factor.
 *
 * @param numbers questions: rounds, questions in each; selections: rounds, questions, options
 * @returns undefined when the numbers do not fit
 */
export function loginForMfa(
  factor: SecondFactor,
  numbers: readonly number[],
): SandboxLogin | undefined {
  if (numbers.some((number) => !Number.isInteger(number) || number < 1 || number > 9))
    return undefined;
  const ending = numbers.length === 0 ? '' : `_${numbers.join('_')}`;
  switch (factor) {
    case 'device':
      return numbers.length === 0
        ? {
            kind: 'login',
            username,
            password: 'mfa_device',
            shows: 'Link asks for a code, as if it had been sent to a phone.',
          }
        : undefined;
    case 'questions': {
      const [rounds = 1, questions = 1] = numbers;
      return numbers.length === 0 || numbers.length === 2
        ? {
            kind: 'login',
            username,
            password: `mfa_questions_${String(rounds)}_${String(questions)}`,
            shows: `Link asks security questions: ${String(questions)} in each of ${String(rounds)} rounds.`,
          }
        : undefined;
    }
    case 'selections':
      return numbers.length === 0 || numbers.length === 3
        ? {
            kind: 'login',
            username,
            password: `mfa_selections${ending}`,
            shows:
              numbers.length === 0
                ? 'Link asks one question with answers to choose from.'
                : `Link asks questions with answers to choose from: ${numbers.join(', ')} are the rounds, the questions and the options.`,
          }
        : undefined;
  }
}
