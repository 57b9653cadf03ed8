import { maskSecrets } from './mask-secrets.ts';

/** Also as a URL spells it: `mira%40example.com`. */
const email = /[\p{L}\p{N}._%+-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;

/** Numbers of accounts, cards, routes, phones and people; a date such as 2026-11-25 stays. */
const longNumber = /(?:\d{3,6}[ -]){1,5}\d{3,10}|\d{3}[ .-]\d{2,3}[ .-]\d{4}|\d{7,}/g;

/**
 * Transfers, sessions, Items, transactions: of UUIDs every third has a part that looks like a long number. No number of an
 * account is as long as these and mixes letters of both cases.
 */
const identifier =
  /(?<![\w-])([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?=[A-Za-z0-9]*[a-z])(?=[A-Za-z0-9]*[A-Z])(?![A-Za-z0-9]*\d{9})[A-Za-z0-9]{24,80})(?![\w-])/;

/**
 * For free text that is kept or shown: secrets, addresses and long numbers give way to what they are. Identifiers stay
 * where their shape tells them; not for fields of them, as your own team's may well be numbers.
 */
export function maskPersonal(text: string): string {
  return maskSecrets(text)
    .split(identifier)
    .map((part, index) => (index % 2 === 1 ? part : maskedWords(part)))
    .join('');
}

function maskedWords(text: string): string {
  return text.replace(email, '[e-mail]').replace(longNumber, '[number]');
}

/** True for what somebody has put into a field for identifiers although it names a person. */
export function isPersonal(value: string): boolean {
  return value.replace(email, '') !== value;
}
