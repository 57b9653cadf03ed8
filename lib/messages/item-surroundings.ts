import type { Account } from '#lib/health/account.ts';
import type { ConnectionFacts } from '#lib/health/connection.ts';
import type { CaseState } from '#lib/support/support-case.ts';
import { duplicateItems, duplicateWarning } from '#lib/triage/plaid/duplicate-items.ts';

import { caseWords } from './log-words.ts';
import { context, list, type Message, section } from './message.ts';
import { code, date, escape, inLine, person } from './text.ts';

const SHOWN_ACCOUNTS = 10;
const SHOWN_NOTES = 5;
const SHOWN_CASES = 5;
const SHOWN_DUPLICATES = 5;

/** What is escaped may grow to five times its length; the whole answer has to fit into one message. */
const LONGEST_NOTE = 300;
const LONGEST_NAME = 60;

/** What stands around an Item: other Items that may be the same, its accounts, cases about it, notes of the team. */
export interface ItemSurroundings {
  duplicates: readonly {
    itemId: string;
    common: { kind: 'user' } | { kind: 'account'; name: string };
  }[];
  accounts: readonly Account[];
  /** Of Codat, where its id is this Item's Client User ID. */
  connection?: (ConnectionFacts & { connectionId: string }) | undefined;
  cases: readonly CaseState[];
  /** Newest first. */
  notes: readonly { text: string; permalink: string; by: string; at: string }[];
}

export function duplicateBlocks({ duplicates }: ItemSurroundings, bank: string): Message['blocks'] {
  if (duplicates.length === 0) return [];
  const warning = duplicateWarning(bank);
  const more = duplicates.length - SHOWN_DUPLICATES;
  return [
    section(`:warning: *Possible duplicate, billed twice.* ${escape(duplicateItems.billing)}`),
    ...list('The same connection again?', [
      ...duplicates
        .slice(0, SHOWN_DUPLICATES)
        .map(
          ({ itemId, common }) =>
            `${code(itemId)}  ${common.kind === 'user' ? 'same user and bank' : `same account ${inLine(common.name, LONGEST_NAME)}`}`,
        ),
      ...(more > 0 ? [`and ${String(more)} more`] : []),
    ]),
    ...(warning === undefined ? [] : [section(escape(warning))]),
    context(`More: ${code(`/plaid ${duplicateItems.article}`)}`),
  ];
}

export function surroundingBlocks({
  accounts,
  connection,
  cases,
  notes,
}: ItemSurroundings): Message['blocks'] {
  const more = accounts.length - SHOWN_ACCOUNTS;
  return [
    ...(connection === undefined ? [] : [context(connectionLine(connection))]),
    ...list('Cases', [
      ...cases.slice(0, SHOWN_CASES).map(caseWords),
      ...(cases.length > SHOWN_CASES ? [`and ${String(cases.length - SHOWN_CASES)} older`] : []),
    ]),
    ...list('Notes', notes.slice(0, SHOWN_NOTES).map(noteLine)),
    ...list('Accounts', [
      ...accounts.slice(0, SHOWN_ACCOUNTS).map(accountLine),
      ...(more > 0 ? [`and ${String(more)} more`] : []),
    ]),
  ];
}

function noteLine({ text, permalink, by, at }: ItemSurroundings['notes'][number]): string {
  return `${inLine(text, LONGEST_NOTE)}  ${person(by)}, ${date(at)}  <${permalink}|message>`;
}

function accountLine({ accountId, name, mask, type, subtype }: Account): string {
  const kind = [type, subtype].filter((part) => part !== undefined).join(' ');
  return [
    inLine(name ?? 'Account', LONGEST_NAME),
    mask === undefined ? '' : `••${inLine(mask, LONGEST_NAME)}`,
    kind === '' ? '' : `(${inLine(kind, LONGEST_NAME)})`,
    code(accountId),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The other side of the Item, and how to ask for it. */
function connectionLine({
  connectionId,
  companyName,
  status,
}: NonNullable<ItemSurroundings['connection']>): string {
  const company = companyName === undefined ? '' : ` of ${inLine(companyName, LONGEST_NAME)}`;
  return `Codat connection${company}: *${escape(status)}*  ·  ${code(`/plaid codat ${connectionId}`)}`;
}
