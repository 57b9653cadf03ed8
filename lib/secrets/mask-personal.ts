import { maskSecrets } from './mask-secrets.ts';

/** Also as a URL spells it: `mira%40example.com`. */
const email = /[\p{L}\p{N}._%+-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;

/** Numbers of accounts, cards, routes, phones and people; a date such as 2026-11-25 stays. */
const longNumber = /(?:\d{3,6}[ -]){1,5}\d{3,10}|\d{3}[ .-]\d{2,3}[ .-]\d{4}|\d{7,}/g;

/**
 * For free text that is kept or shown: secrets, addresses and long numbers give way to what they are. Not for
 * identifiers, which may well be made of digits.
 */
export function maskPersonal(text: string): string {
  return maskSecrets(text).replace(email, '[e-mail]').replace(longNumber, '[number]');
}

/** True for what somebody has put into a field for identifiers although it names a person. */
export function isPersonal(value: string): boolean {
  return value.replace(email, '') !== value;
}
