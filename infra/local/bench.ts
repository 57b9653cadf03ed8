import { bundleRows } from './bench/bundle-rows.ts';
import { coldRows } from './bench/cold-rows.ts';
import { printCostSheet } from './bench/cost-sheet.ts';
import { fleetRows } from './bench/fleet-rows.ts';
import { hangRows } from './bench/hang-rows.ts';
import { partRows } from './bench/part-rows.ts';
import { readRows } from './bench/read-rows.ts';
import { printRows, type Row } from './bench/row.ts';
import { slashRows } from './bench/slash-rows.ts';
import { stormRows } from './bench/storm-rows.ts';
import { summaryRows } from './bench/summary-rows.ts';
import { verificationRows } from './bench/verification-rows.ts';
import { writeRows } from './bench/write-rows.ts';
import { fillEnvironment } from './stand-ins.ts';

/** In this order, because whoever comes later has more in memory. */
const sections: Readonly<
  Record<string, { title: string; rows: (() => Promise<Row[]> | Row[])[] }>
> = {
  cold: {
    title:
      'A fresh process: CPU time to load, and to answer for the first time (all services behind TLS)',
    rows: [coldRows],
  },
  warm: { title: 'A webhook at its door, warm', rows: [verificationRows, partRows, fleetRows] },
  slash: { title: 'A slash command', rows: [slashRows, hangRows] },
  writes: { title: 'Writes', rows: [writeRows] },
  storm: { title: 'A storm', rows: [stormRows] },
  reads: { title: 'Reads', rows: [summaryRows, readRows] },
  bundles: { title: 'Bundles', rows: [bundleRows] },
};

/**
 * `npm run bench`: what is wanted beside what is measured, all of it in one run. Processor times are ratios and medians; what
 * else the machine does shows in them all the same.
 *
 * @param wanted sections, and `cost`; none: all
 */
export async function main(wanted: readonly string[]): Promise<void> {
  fillEnvironment();
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
  const missed: Row[] = [];
  for (const [name, { title, rows }] of Object.entries(sections)) {
    if (!isWanted(name)) continue;
    const measured: Row[] = [];
    for (const measure of rows) measured.push(...(await measure()));
    printRows(title, measured);
    missed.push(...measured.filter(({ isMet }) => isMet === false));
  }
  if (isWanted('cost')) await printCostSheet();
  if (missed.length > 0) printRows('Missed', missed);
}
