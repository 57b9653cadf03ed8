/** What the end user can be told, in Spanish, by error type and code. */
export const spanishWording: Readonly<Record<string, string>> = {};
