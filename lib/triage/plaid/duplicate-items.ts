/** What a second Item of the same login does, everywhere. Source: Plaid's docs on duplicate Items, as of 2026-11-21. */
export const duplicateItems = {
  billing:
    'Each Item is billed by itself, broken ones too: keep the one that your app uses, and end the other with /item/remove.',
  article: 'howto duplicate Items',
};

/** Banks at which a second Item does more than cost money. */
const atBanks: readonly { bank: RegExp; warning: string }[] = [
  {
    bank: /\bchase\b/i,
    warning:
      'At Chase the second link can end the older Item; one from mid-April 2024 or later survives if both have the same accounts.',
  },
  {
    bank: /\b(?:pnc|navy federal|nfcu|schwab)\b/i,
    warning: 'At this bank the second link can end the older Item: see whether it still gets data.',
  },
];

/** @param bank its name */
export function duplicateWarning(bank: string): string | undefined {
  return atBanks.find((one) => one.bank.test(bank))?.warning;
}
