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

export const secondFactors = ['device', 'questions', 'selections'] as const;
export type SecondFactor = (typeof secondFactors)[number];

/**
 * The login that makes Link ask for a second factor, and how to answer it. Source: Plaid's FAQ F13 and its page of test
 * credentials, 2026-11-21.
 *
 * @param numbers questions: rounds, questions in each; selections: rounds, questions, options; none: the simplest
 * @returns undefined when the numbers do not fit
 */
export function loginForMfa(
  factor: SecondFactor,
  numbers: readonly number[],
): SandboxLogin | undefined {
  const isInRange = numbers.every(
    (number) => Number.isInteger(number) && number > 0 && number < 10,
  );
  if (!isInRange) return undefined;
  switch (factor) {
    case 'device':
      return numbers.length === 0
        ? mfaLogin('mfa_device', 'Link asks for a code, as if sent to a phone. It is 1234.')
        : undefined;
    case 'questions':
      return questionsLogin(numbers.length === 0 ? [1, 1] : numbers);
    case 'selections':
      return numbers.length === 0
        ? mfaLogin(
            'mfa_selections',
            'Link asks one question with answers to choose from. Take Yes.',
          )
        : selectionsLogin(numbers);
  }
}

function questionsLogin([rounds, questions, ...more]: readonly number[]): SandboxLogin | undefined {
  if (rounds === undefined || questions === undefined || more.length > 0) return undefined;
  return mfaLogin(
    `mfa_questions_${String(rounds)}_${String(questions)}`,
    `Link asks security questions: ${String(rounds)} × ${String(questions)}. Answer answer_<round>_<question>, counted from 0: answer_0_0 first.`,
  );
}

function selectionsLogin(numbers: readonly number[]): SandboxLogin | undefined {
  const [rounds, questions, options, ...more] = numbers;
  if (rounds === undefined || questions === undefined || options === undefined) return undefined;
  if (more.length > 0 || options < 2) return undefined;
  return mfaLogin(
    `mfa_selections_${numbers.join('_')}`,
    `Link asks questions with answers to choose from: ${String(rounds)} × ${String(questions)}, each with ${String(options)} options. Take answer_<round>_<question>_0, counted from 0.`,
  );
}

function mfaLogin(password: string, shows: string): SandboxLogin {
  return { kind: 'login', username, password, shows };
}
