import { secretKinds } from '#lib/secrets/secret-kinds.ts';

/** Something that must be nowhere once it has come in. */
export interface Planted {
  kind: string;
  /** As it is written into a payload. */
  text: string;
  /** What is looked for afterwards. */
  value: string;
}

export const ACCOUNT_NUMBER = 'an account number';
export const EMAIL = 'an e-mail address';

export const secretNames: readonly string[] = secretKinds.map(({ name }) => name);
export const plantedKinds: readonly string[] = [...secretNames, ACCOUNT_NUMBER, EMAIL];

export interface Dice {
  /** At least 0, less than 1. */
  roll(): number;
  /** True so often. */
  chance(share: number): boolean;
  /** Less than that. */
  below(end: number): number;
  pick<const One>(from: readonly [One, ...One[]]): One;
  /** @throws when there is nothing to pick from */
  oneOf<One>(from: readonly One[]): One;
}

/** mulberry32: the same seed, the same payloads. */
export function diceFrom(seed: number): Dice {
  let state = seed;
  function roll(): number {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (end: number) => Math.floor(roll() * end);
  return {
    roll,
    below,
    chance: (share) => roll() < share,
    pick: (from) => from[below(from.length)] ?? from[0],
    oneOf(from) {
      const found = from[below(from.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
  };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

function signs(dice: Dice, from: string, length: number): string {
  return Array.from({ length }, () => from[dice.below(from.length)]).join('');
}

const hex = (dice: Dice, length: number) => signs(dice, `${DIGITS}abcdef`, length);
export const alphanumeric = (dice: Dice, length: number) => signs(dice, LETTERS + DIGITS, length);
export const uuid = (dice: Dice) => [8, 4, 4, 4, 12].map((length) => hex(dice, length)).join('-');

function plaidToken(dice: Dice, type: string): string {
  return `${type}-${dice.pick(['sandbox', 'development', 'production'])}-${uuid(dice)}`;
}

/** By the kind's name: a value as it looks in the wild, and what of it is the secret where that is not all. */
const makers: Readonly<Record<string, (dice: Dice) => string | { text: string; value: string }>> = {
  'an access token': (dice) => plaidToken(dice, 'access'),
  'a public token': (dice) => plaidToken(dice, 'public'),
  'a Link token': (dice) => plaidToken(dice, 'link'),
  'a processor token': (dice) => plaidToken(dice, 'processor'),
  'a user token': (dice) => plaidToken(dice, 'user'),
  'an Asset Report token': (dice) => plaidToken(dice, dice.pick(['assets', 'asset-report'])),
  'an audit copy token': (dice) => plaidToken(dice, 'a'),
  'a legacy access token': (dice) => hex(dice, 128),
  'a Plaid API secret': (dice) => hex(dice, 30),
  'a Slack token': (dice) =>
    dice.chance(0.5)
      ? `xoxb-${signs(dice, DIGITS, 11)}-${alphanumeric(dice, 24)}`
      : `xapp-1-A${alphanumeric(dice, 10)}-${hex(dice, 40)}`,
  'a webhook signing secret': (dice) => `whsec_${alphanumeric(dice, 32)}=`,
  'an HTTP authorization header': (dice) => {
    const value = `${alphanumeric(dice, 24)}9${alphanumeric(dice, 7)}==`;
    return { text: `${dice.pick(['Bearer', 'bearer', 'Basic'])} ${value}`, value };
  },
  [ACCOUNT_NUMBER]: (dice) => {
    const digits = `${1 + dice.below(9)}${signs(dice, DIGITS, 8 + dice.below(9))}`;
    switch (dice.below(5)) {
      case 0:
        return [0, 4, 8, 12].map((from) => digits.padEnd(16, '7').slice(from, from + 4)).join(' ');
      case 1:
        return [0, 4, 8, 12].map((from) => digits.padEnd(16, '3').slice(from, from + 4)).join('-');
      case 2:
        return `DE${digits.padEnd(20, '5')}`;
      default:
        return digits;
    }
  },
  [EMAIL]: (dice) => {
    const name = dice.pick(['mira', 'j.doe', 'Ann-Lee', 'o_brien', 'jörg']);
    const tag = dice.chance(0.3) ? '+bank' : '';
    const host = dice.pick(['example.com', 'mail.example.org', 'büro.example', 'Example.co.uk']);
    return `${name}.${alphanumeric(dice, 9)}${tag}@${host}`;
  },
};

export function plant(dice: Dice, kinds: readonly string[]): Planted {
  const kind = dice.oneOf(kinds);
  const made = makers[kind]?.(dice);
  if (made === undefined) throw new Error(`nobody knows how to plant ${kind}`);
  return typeof made === 'string' ? { kind, text: made, value: made } : { kind, ...made };
}

/** What stands around it. No letter, digit or hyphen touches it: then nobody could tell it from an identifier. */
export function within(dice: Dice, { text, kind }: Planted): string {
  const around: readonly ((text: string) => string)[] = [
    (inner) => `The user wrote ${inner} and called again.`,
    (inner) => `key=${inner}`,
    (inner) => `id_${inner}`,
    (inner) => `"${inner}"`,
    (inner) => `(${inner})`,
    (inner) => `first line\n${inner}\nlast line`,
    (inner) => `https://example.com/?x=${inner}&y=1`,
    (inner) => `https://plaid.com/docs/errors/?x=${inner}`,
    (inner) => `{"inner": {"x": "${inner}"}}`,
    (inner) => `${inner}, ${inner}`,
    // As logs and JSON inside JSON have line ends.
    (inner) => `at line 1\\n${inner}\\nat line 2`,
    // On the edges where texts are cut.
    (inner) => `${'lorem ipsum '.repeat(18)}${inner}`,
    (inner) => `${'dolor sit amet '.repeat(31)}${inner} ${inner}`,
    (inner) => (kind === EMAIL ? `<mailto:${inner}|${inner}>` : `\`${inner}\``),
  ];
  return dice.chance(0.4) ? text : dice.oneOf(around)(text);
}

/** So many signs of a value are what it is first looked for by. */
const TAIL = 9;
const BASE = 0x01000193;
const FILTER_BITS = 22;

/**
 * Looks for tens of thousands of values in tens of megabytes: a rolling hash of the last signs of each. Upper and lower
 * case do not matter, as some keys are kept in lower case.
 */
export function plantedSearch() {
  const byTail = new Map<string, { form: string; planted: Planted }[]>();
  const filter = new Uint8Array(1 << FILTER_BITS);
  const hits: { where: string; planted: Planted; around: string }[] = [];
  let outgoing = 1;
  for (let power = 0; power < TAIL; power += 1) outgoing = Math.imul(outgoing, BASE);
  const slot = (hash: number) => hash >>> (32 - FILTER_BITS);
  let looked = 0;

  return {
    hits,
    /** How many signs were looked at. */
    get looked() {
      return looked;
    },
    /** From now on this must be nowhere: neither as it is nor as a URL spells it. */
    add(planted: Planted): void {
      const forms = new Set([planted.value, encodeURIComponent(planted.value)]);
      for (const form of [...forms].map((one) => one.toLowerCase())) {
        if (form.length < TAIL) throw new Error(`too short to be looked for: ${form}`);
        const tail = form.slice(-TAIL);
        let hash = 0;
        for (let index = 0; index < TAIL; index += 1)
          hash = (Math.imul(hash, BASE) + tail.charCodeAt(index)) | 0;
        filter[slot(hash)] = 1;
        byTail.set(tail, [...(byTail.get(tail) ?? []), { form, planted }]);
      }
    },
    look(where: string, said: string): void {
      const text = said.toLowerCase();
      looked += text.length;
      let hash = 0;
      for (let index = 0; index < text.length; index += 1) {
        hash = (Math.imul(hash, BASE) + text.charCodeAt(index)) | 0;
        if (index >= TAIL) hash = (hash - Math.imul(text.charCodeAt(index - TAIL), outgoing)) | 0;
        if (filter[slot(hash)] !== 1 || index + 1 < TAIL) continue;
        for (const { form, planted } of byTail.get(text.slice(index + 1 - TAIL, index + 1)) ?? [])
          if (text.endsWith(form, index + 1))
            hits.push({ where, planted, around: said.slice(Math.max(0, index - 240), index + 60) });
      }
    },
  };
}
