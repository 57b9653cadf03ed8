import { webhookNames } from '#lib/health/webhook-effect.ts';
import { knownCodes } from '#lib/triage/look-up.ts';

/** An error code in a paste, with the type that the paste gives it. */
export interface PastedCode {
  code: string;
  type?: string | undefined;
}

/** How a field is named and set off from its value, in JSON, logs, Python, Ruby and Go. */
const SET = `["']?\\s*(?:[:=]|=>)\\s*["']?`;

/** A code that nobody knows is one all the same where a field says so; `NULL` and numbers of accounts are none. */
const UNKNOWN_CODE = /^(?!NULL$|NONE$|NIL$|UNDEFINED$|\w*\d{7})[A-Z][A-Z0-9_]{2,79}$/;

/**
 * Errors of Item webhooks have codes of their own; those are looked for among the webhooks. That an Item is silent no log
 * tells: there `STALE` is a word like any other.
 */
const errors = knownCodes.filter(({ type }) => type !== 'ITEM' && type !== 'SILENCE');
const known = new Map(
  errors.flatMap(({ code, advice }) =>
    [code, ...(advice.aliases ?? [])].map((name) => [name, code]),
  ),
);
const types = new Set(errors.map(({ type }) => type));
/** Ordinary words when they stand in a sentence. */
const ordinary = [
  'NOT_FOUND',
  'NO_ACCOUNTS',
  'RATE_LIMIT',
  'MISSING_FIELDS',
  'UNKNOWN_FIELDS',
  'PLAID_ERROR',
];

/** The error codes of a paste, in the order of their first mention. Those that nobody knows count when a field says so. */
export function findCodes(text: string): PastedCode[] {
  const webhookCodes = findWebhooks(text).map((name) => name.slice(name.indexOf('.') + 1));
  const isError = ({ code }: PastedCode) => !webhookCodes.includes(code);
  const fields = codesInFields(text);
  const capitals = codesInCapitals(text).filter(isError);
  const sure = unique([...fields, ...capitals, ...codesInLinks(text)]);
  // Where fields say it, a sentence beside them says nothing new; the body of a webhook has its fields.
  if (fields.length > 0 || webhookFields(text) !== undefined) return sure;
  const spoken = codesInWords(text).filter(isError);
  return sure.length === 0 ? spoken : unique([...sure, ...spoken.filter(isLong)]);
}

/** Of three words or more: no sentence says that by chance. */
function isLong({ code }: PastedCode): boolean {
  return code.split('_').length > 2;
}

function codesInFields(text: string): PastedCode[] {
  const pattern = new RegExp(`(error_?(?:code|type))${SET}([A-Za-z_]\\w*)(?![\\w.(])`, 'gi');
  const fields = [...text.matchAll(pattern)].map(([, name = '', value = '']) => ({
    isType: /type/i.test(name),
    value,
  }));
  const typeNear = (index: number) =>
    [fields[index - 1], fields[index + 1]].find((field) => field?.isType)?.value.toUpperCase();
  return fields.flatMap(({ isType, value }, index) => {
    const code = known.get(value.toUpperCase()) ?? (UNKNOWN_CODE.test(value) ? value : undefined);
    return isType || code === undefined ? [] : [{ code, type: typeNear(index) }];
  });
}

function codesInCapitals(text: string): PastedCode[] {
  // A digit before or after is a line number of the page it was copied from.
  return [...text.matchAll(/[A-Z][A-Z_]*[A-Z]/g)].flatMap(([word]) => {
    const code = known.get(word);
    const isOther = code === undefined || isTypeOnly(word, text);
    return isOther ? [] : [{ code, type: undefined }];
  });
}

/** A few words are both a type and a code of another type: as a type they say nothing about the code. */
function isTypeOnly(word: string, text: string): boolean {
  return types.has(word) && !new RegExp(`error_?code${SET}${word}`, 'i').test(text);
}

/** `plaid.com/docs/errors/item/#item_login_required` */
function codesInLinks(text: string): PastedCode[] {
  return [...text.matchAll(/docs\/errors\/[\w-]+\/?#([\w-]+)/gi)].flatMap(([, anchor = '']) => {
    const code = known.get(anchor.toUpperCase().replaceAll('-', '_'));
    return code === undefined ? [] : [{ code, type: undefined }];
  });
}

/** `item login required`, `institution-down`: only where the paste holds nothing surer. */
function codesInWords(text: string): PastedCode[] {
  // Link's exit status is spelled like a code, and says only where the user was.
  const spoken = text.replace(/status["']?\s*[:=]\s*["']?\w+/gi, '');
  // Words belong together only where nothing but a blank, a hyphen or an underscore is between them.
  const words = ` ${spoken
    .toUpperCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/[^A-Z ]+/g, ' | ')} `.replace(/ +/g, ' ');
  const joined = spoken.toUpperCase().replaceAll('-', '_');
  const found = [...known].filter(([name]) => {
    if (!name.includes('_')) return false;
    if (new RegExp(`(?<![A-Z_])${name}(?![A-Z_])`).test(joined)) return true;
    return !ordinary.includes(name) && words.includes(` ${name.replaceAll('_', ' ')} `);
  });
  // `AUTH LIMIT` is part of `MICRODEPOSITS AUTH LIMIT`.
  const longest = found.filter(
    ([name]) => !found.some(([other]) => other !== name && `_${other}_`.includes(`_${name}_`)),
  );
  return longest.map(([, code]) => ({ code }));
}

/** One entry for each code; the one that knows its type. */
function unique(codes: readonly PastedCode[]): PastedCode[] {
  const byCode = new Map<string, PastedCode>();
  for (const { code, type } of codes)
    byCode.set(code, { code, type: byCode.get(code)?.type ?? type });
  return [...byCode.values()];
}

/** The webhooks of a paste, as type and code. */
export function findWebhooks(text: string): string[] {
  return [...new Set([webhookFields(text) ?? [], webhooksInWords(text)].flat())];
}

/** Any word but the number of an account. */
const WORD = '(?!\\w*\\d{7})(\\w+)';
const typeField = new RegExp(`webhook_?type${SET}${WORD}`, 'i');
const codeField = new RegExp(`webhook_?code${SET}${WORD}`, 'i');

/** The webhook whose body is pasted. */
function webhookFields(text: string): string | undefined {
  const type = typeField.exec(text)?.[1];
  const code = codeField.exec(text)?.[1];
  return type === undefined || code === undefined ? undefined : `${type}.${code}`.toUpperCase();
}

/** Between a webhook's type and its code: `ITEM.ERROR`, `ITEM: ERROR`, `type=ITEM code=ERROR`. */
const TO_CODE = '(?:\\s?[.:/]\\s?|["\',\\s]{1,4}(?:webhook_?)?code["\':=\\s]{1,4})';

/** How each is spelled: with its type, or as a code that only one webhook has and no error. */
const spelled = webhookNames.map((name) => {
  const [type = '', code = ''] = name.split('.');
  const isOwn = webhookNames.filter((other) => other.endsWith(`.${code}`)).length === 1;
  return {
    name,
    whole: new RegExp(`(?<![A-Z_])${type}${TO_CODE}${code}(?![A-Z_])`),
    short:
      isOwn && !known.has(code) && code.includes('_')
        ? new RegExp(`(?<![A-Z_.])${code}(?![A-Z_])`)
        : undefined,
  };
});

/** `ITEM.ERROR`, `ITEM: ERROR`, `PENDING_DISCONNECT`. */
function webhooksInWords(text: string): string[] {
  return spelled
    .filter(({ whole, short }) => whole.test(text) || short?.test(text))
    .map(({ name }) => name);
}
