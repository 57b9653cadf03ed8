import { dollarsOf, readPrices, total, type Usage } from './bill.ts';
import { costUsage } from './cost-usage.ts';
import { said } from './row.ts';

/** Of all webhooks, how many change something: half of them break an Item, half repair one. */
const CHANGING = Number(process.env['BENCH_CHANGING'] ?? '0.02');
const SWEEPS_A_DAY = 24 * 60;
const SUMMARY_LOOKS_A_DAY = (24 * 60) / 5;

/** What it costs, by DynamoDB's and Lambda's rules: warm, every webhook alone in its batch. */
export async function printCostSheet(): Promise<void> {
  const prices = readPrices();
  const usage = await costUsage();
  const sheet: [string, Usage][] = [
    [
      '1,000,000 webhooks',
      total([
        [1e6 * (1 - CHANGING), usage.healthy],
        [(1e6 * CHANGING) / 2, usage.breaks],
        [(1e6 * CHANGING) / 2, usage.repairs],
      ]),
    ],
    ['  of them, one that changes nothing', usage.healthy],
    ['  one that breaks an Item', usage.breaks],
    ['  one that repairs an Item', usage.repairs],
    ['10,000 commands', total([[10_000, usage.command]])],
    [
      'a day of summaries and sweeps',
      total([
        [SWEEPS_A_DAY, usage.look],
        [1, usage.summary],
        [SUMMARY_LOOKS_A_DAY - 1, usage.summaryLook],
      ]),
    ],
  ];
  console.log(
    `\nWhat it costs (${prices.source}, ${prices.date}; ${said(CHANGING * 100)} % of the webhooks change something)`,
  );
  const heads = [
    'read units',
    'write units',
    'stream rows',
    'Lambda runs',
    'GB-s',
    'HTTP',
    'dollars',
  ];
  console.log(`  ${' '.repeat(36)}${heads.map((head) => head.padStart(13)).join('')}`);
  for (const [what, used] of sheet) {
    const { readUnits, writeUnits, streamRecords, lambdaRequests, gbSeconds, httpRequests } = used;
    const numbers = [readUnits, writeUnits, streamRecords, lambdaRequests, gbSeconds, httpRequests];
    const cells = [...numbers.map(rounded), dollars(dollarsOf(used, prices))];
    console.log(`  ${what.padEnd(36)}${cells.map((cell) => cell.padStart(13)).join('')}`);
  }
}

function rounded(value: number): string {
  return said(value < 100 ? value : Math.round(value));
}

function dollars(value: number): string {
  return value >= 0.01 ? value.toFixed(2) : value.toPrecision(2);
}
