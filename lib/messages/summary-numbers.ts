import type { SectionBlock } from '@slack/types';

import type { Metric } from '#lib/summary/day-numbers.ts';
import type { Change } from '#lib/summary/trend.ts';

import { section } from './message.ts';
import { bold } from './text.ts';
import { bankName } from './wording.ts';

const names: Readonly<Record<Metric, string>> = {
  fresh: 'New troubles',
  open: 'In trouble now',
  repaired: 'Repaired',
  breaking: 'Will break within 7 days',
};

/** Eighths of a line's height. Slack's own chart block is not taken everywhere yet; text is. */
const BARS = '▁▂▃▄▅▆▇█';
const NO_BAR = '·';

/** A number with its arrows. */
export function changeLine(metric: Metric, { value, yesterday, weekMean }: Change): string {
  const lines = [
    yesterday === undefined ? undefined : against(value - yesterday, 'yesterday'),
    weekMean === undefined ? undefined : against(value - weekMean, 'the 7-day mean'),
  ].filter((part) => part !== undefined);
  const arrows = lines.length === 0 ? '' : `   ${lines.join(', ')}`;
  return `${names[metric]}  *${value.toLocaleString('en-US')}*${arrows}`;
}

/** Says that a number is far from what it usually is, and which bank makes the difference. */
export function unusualLine(metric: Metric, { value, unusual }: Change): SectionBlock[] {
  if (unusual === undefined) return [];
  const bank =
    unusual.bank === undefined
      ? ''
      : ` ${bold(bankName(unusual.bank))} makes most of the difference.`;
  return [
    section(
      `:warning: Unusual: ${names[metric].toLowerCase()} ${value.toLocaleString('en-US')}, ${rounded(unusual.mean)} on most days.${bank}`,
    ),
  ];
}

/** The last days as bars; nothing as long as there is but one. */
export function barLines(
  days: Readonly<Record<'fresh' | 'open', readonly (number | undefined)[]>>,
): SectionBlock[] {
  const count = days.open.filter((value) => value !== undefined).length;
  if (count < 2) return [];
  return [
    section(
      [
        `*The last ${String(days.open.length)} days*`,
        ...(['fresh', 'open'] as const).map((metric) => {
          const most = Math.max(...days[metric].map((value) => value ?? 0));
          return `\`${bars(days[metric])}\`  ${names[metric].toLowerCase()}, at most ${most.toLocaleString('en-US')}`;
        }),
      ].join('\n'),
    ),
  ];
}

/** `▁▃█·▂`: as high as they are many; a dot is a day that nobody has summed up. */
function bars(values: readonly (number | undefined)[]): string {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  return values
    .map((value) => {
      if (value === undefined) return NO_BAR;
      return BARS[Math.ceil((value / most) * (BARS.length - 1))] ?? NO_BAR;
    })
    .join('');
}

function against(difference: number, what: string): string {
  const size = rounded(Math.abs(difference));
  return size === '0' ? `as ${what}` : `${difference > 0 ? '▲' : '▼'} ${size} on ${what}`;
}

function rounded(value: number): string {
  return (value < 10 ? Math.round(value * 10) / 10 : Math.round(value)).toLocaleString('en-US');
}
