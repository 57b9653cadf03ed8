/** Ways in which the data of a working Item can be wrong, in the words of your app's reports. */
export const dataFaults = [
  'missing_transactions',
  'incorrect_transactions',
  'missing_accounts',
  'misclassified_accounts',
] as const;
export type DataFault = (typeof dataFaults)[number];

/** An Item, or one of its accounts, at which such a fault was seen. */
export interface Sighting {
  institutionId: string;
  fault: DataFault;
  itemId: string;
  accountId?: string | undefined;
  at: string;
}

export function isDataFault(value: string): value is DataFault {
  return dataFaults.some((fault) => fault === value);
}
