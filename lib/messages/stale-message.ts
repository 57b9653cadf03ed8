import type { BillingMonth } from '#lib/support/billing-month.ts';
import type { LongBroken } from '#lib/health/broken-for.ts';
import type { ItemHealth } from '#lib/health/item-health.ts';

import { context, list, type Message, section, sections } from './message.ts';
import { bold, codeWithin, date, duration, items } from './text.ts';
import { bankName, statusWords } from './wording.ts';

const LONGEST_ID = 60;

interface StaleReport {
  /** The longest broken first; `monthly`: the products with a monthly fee that it is known to have. */
  shown: readonly (LongBroken & { health: ItemHealth; monthly: readonly string[] })[];
  /** How many there are. */
  count: number;
  /** False when there are more than `count`. */
  isExact: boolean;
  days: number;
  month: BillingMonth;
  now: Date;
}

/** What gives no data and costs money, and what can be done about it until when. */
export function staleMessage(report: StaleReport): Message {
  const { shown, isExact, days } = report;
  const long = days === 1 ? 'a day' : `${String(days)} days`;
  if (shown.length === 0) {
    const sentence = `No Item that Tartan knows has been without data for ${long} or longer: nothing to remove.`;
    return { text: sentence, blocks: [section(sentence), context(removalRule(report))] };
  }
  const count = `${isExact ? '' : 'At least '}${items(report.count)}`;
  const headline = `${count} broken or silent for ${long} or longer`;
  const more = report.count - shown.length;
  return {
    text: `${headline}. Remove what you no longer need before ${dayOf(report.month)} (${timeLeft(report)} left), or it is billed for ${monthOf(report.month)} too.`,
    blocks: [
      section(`*${headline}*`),
      ...sections(shown.map((one) => itemLine(one, report.now))),
      ...(more > 0
        ? [context(`and ${isExact ? '' : 'at least '}${more.toLocaleString('en-US')} more`)]
        : []),
      section(
        `:calendar: *Remove before ${dayOf(report.month)}, 00:00 UTC: ${timeLeft(report)} left.* ${removalRule(report)}`,
      ),
      ...list('What removing means', meaning),
      context(...notes(shown)),
    ],
  };
}

function itemLine(
  { itemId, trouble, since, health, monthly }: StaleReport['shown'][number],
  now: Date,
): string {
  const bank = bankName({
    institutionId: health.ids['institution_id'],
    institutionName: health.ids['institution_name'],
  });
  return [
    `${statusWords[trouble.status].emoji} ${bold(bank)}`,
    codeWithin(trouble.code, LONGEST_ID),
    codeWithin(itemId, LONGEST_ID),
    `${duration(now.getTime() - Date.parse(since))}, since ${date(since, '{date_short}')}`,
    ...(monthly.length === 0 ? [] : [`billed monthly for ${monthly.join(', ')}`]),
    ...(health.environment === 'sandbox' ? [':test_tube: sandbox'] : []),
  ].join('  ');
}

/** Plaid's docs and support pages on billing. */
function removalRule({ month }: StaleReport): string {
  return `An Item with Transactions, Recurring Transactions, Liabilities or Investments is billed for each calendar month in which it exists, broken or not, and the month of its removal counts whole. Removed by then, it is not on the bill for ${monthOf(month)}.`;
}

const meaning = [
  'First ask the user: one who logs in again in update mode keeps the Item.',
  '`/item/remove` ends the Item and its access token, and cannot be undone. To come back, the user links the bank anew in Link: a new Item with new ids.',
  'Only this Item ends. The other holder of a joint account has an Item of their own, which goes on.',
  'At Chase and PNC the account number for ACH ends as well: transfers to it come back.',
  'Then send Tartan the report `item_removed`: Plaid sends no webhook when you remove an Item yourself.',
];

function notes(shown: StaleReport['shown']): string[] {
  const isSandbox = shown.some(({ health }) => health.environment === 'sandbox');
  return [
    'Not listed: Items that have ended. What its user ended at my.plaid.com is not billed any more; of what was ended at the bank Plaid does not say so: call `/item/remove` for it, too.',
    ...(isSandbox ? [':test_tube: Items in Sandbox cost nothing.'] : []),
    'Your agreement with Plaid decides. More: `/plaid howto billing`',
  ];
}

/** `1 December`: a day of UTC, which Slack's own dates would move. */
function dayOf({ endsAt }: BillingMonth): string {
  return `1 ${monthName(endsAt)}`;
}

function monthOf({ endsAt }: BillingMonth): string {
  return monthName(endsAt);
}

function monthName(at: Date): string {
  return at.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
}

function timeLeft({ month, now }: StaleReport): string {
  if (month.daysLeft < 2) return duration(month.endsAt.getTime() - now.getTime());
  return `${String(month.daysLeft)} days`;
}
