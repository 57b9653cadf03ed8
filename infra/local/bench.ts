import { benchBundles } from './bench-bundles.ts';
import { benchReads } from './bench-reads.ts';
import { benchStorm } from './bench-storm.ts';
import { benchVerification } from './bench-verification.ts';
import { benchWrites } from './bench-writes.ts';
import { benchSummary } from './bench-summary.ts';

/** `npm run bench`: ratios measured in one run, and counts on a pretended outside. */
export async function main(): Promise<void> {
  console.log('Verify and parse one webhook, against a bare ES256 verification of the same token');
  await benchVerification();
  console.log('\nWrites for one event, by table (the door: always 1, in inbox)');
  await benchWrites();
  console.log('\nA storm: 10,000 Items of one bank fail within 120 s');
  await benchStorm();
  console.log('\nRead units of a command, with 1,000 unhealthy Items among few and among many');
  await benchReads();
  console.log('\nWhat one daily summary reads of the Items');
  await benchSummary();
  console.log('\nBundles');
  benchBundles();
}
