import type { Account } from '#lib/health/account.ts';
import type { DataFault } from '#lib/health/data-fault.ts';
import type { Advice, TicketIdentifier } from '#lib/triage/advice.ts';

/** Of a list, any one will do. */
export type Wish = TicketIdentifier | readonly TicketIdentifier[];

/** What a ticket is about, as far as it is known. */
export interface TicketFacts {
  bank: string;
  institutionId?: string | undefined;
  /** Absent when nothing is wrong now. */
  code?: string | undefined;
  /** True for the code of a webhook, which is no error code. */
  isNotice?: boolean | undefined;
  errorType?: string | undefined;
  reason?: string | undefined;
  environment?: string | undefined;
  /** When it began, ISO 8601. */
  since?: string | undefined;
  /** Some of the Items, at most fifty; empty when no Item is known. */
  itemIds: readonly string[];
  /** How many Items in all. */
  count: number;
  /** How many accounts of these Items, where accounts are what counts. */
  accountCount?: number | undefined;
  /** The newest identifiers that are known, in Plaid's own names. */
  ids: Readonly<Record<string, string>>;
  /** Of the one Item that it is about. */
  accounts: readonly Account[];
  /** What is known about the code. */
  advice?: Advice | undefined;
}

/** True of an Item that fell silent: its code is Tartan's own, and means nothing to support. */
export function isSilence({ errorType }: Pick<TicketFacts, 'errorType'>): boolean {
  return errorType === 'SILENCE';
}

/** What a person fills in. */
export interface TicketAnswers {
  /** By the field's name. */
  values: Readonly<Record<string, string>>;
  /** Identifiers that were typed in because nothing had told them. */
  ids: Readonly<Record<string, string>>;
  /** The names of the checks that were made. */
  checked: readonly string[];
}

export interface TicketField {
  /** kebab-case */
  name: string;
  label: string;
  hint?: string;
  /** `accounts` offers the Item's, or takes ids where none are known. */
  form: 'line' | 'lines' | 'date' | 'accounts' | readonly { value: string; label: string }[];
  /** Support asks for it: where it is empty, the draft leaves its place open. */
  isWanted?: true;
  /** The identifier that it takes: filled in where one is known. */
  takes?: TicketIdentifier;
}

/** What has to be done, or looked at, before a case is worth filing. At most 75 characters. */
export interface PreCheck {
  name: string;
  done: string;
}

/** One kind of ticket: what support asks for, and how it is written. */
export interface TicketKind {
  /** kebab-case: what is typed after `/plaid ticket`. */
  name: string;
  title: string;
  with: 'Plaid' | 'Codat';
  form: string;
  /** Where it is in the form's menu, and who says so. */
  category?: string;
  /** One sentence for who is about to write it. */
  first?: string;
  identifiers: readonly Wish[];
  /** Named when known; not missed otherwise. */
  also?: readonly string[];
  fields: readonly TicketField[];
  checks: readonly PreCheck[];
  /** The fault that is counted when such a ticket is written. */
  fault?: DataFault;
  /** Why it is too early to file it; undefined when it is not. */
  tooEarly?(values: TicketAnswers['values'], now: Date): string | undefined;
  subject(facts: TicketFacts, values: TicketAnswers['values']): string;
  /** What is the matter, in a sentence or two. */
  opening(facts: TicketFacts, values: TicketAnswers['values']): string;
}

/** Asked for in every ticket, last. */
export const triedField: TicketField = {
  name: 'tried',
  label: 'What we tried',
  form: 'lines',
};

/** `1 Item at Chase`, `12 Items at Chase`; `Chase` without any: then it is about the bank, or a call. */
export function placeOf(facts: Pick<TicketFacts, 'count' | 'bank'>): string {
  return facts.count === 0 ? facts.bank : `${itemsOf(facts)} at ${facts.bank}`;
}

/** `1 Item`, `12 Items`. */
export function itemsOf({ count }: Pick<TicketFacts, 'count'>): string {
  return count === 1 ? '1 Item' : `${count.toLocaleString('en-US')} Items`;
}
