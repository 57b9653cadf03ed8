import { connectVerificationKeys } from '#lib/plaid/verification-keys.ts';

import { signingKey } from '../../../test/builders/plaid-webhook.ts';
import { fakeLog } from '../../../test/fakes/fake-ports.ts';
import { fakeKeyStore } from '../../../test/fakes/fake-stores.ts';
import { atMost, noted, type Row, said } from './row.ts';

const INSTANCES = 50;
const KEYS = 4;

/** How often a fleet of doors asks Plaid for a new key: one webhook after the other, and all at the same moment. */
export async function fleetRows(): Promise<Row[]> {
  return [
    atMost(
      `Plaid’s key endpoint: calls for a new key by ${said(INSTANCES)} instances`,
      1,
      await callsPerKey('one by one'),
    ),
    noted(
      '  when each of them meets it at the same moment',
      said(await callsPerKey('at the same moment')),
    ),
  ];
}

async function callsPerKey(arrival: 'one by one' | 'at the same moment'): Promise<number> {
  const store = fakeKeyStore();
  const signers = Array.from({ length: KEYS }, () => signingKey());
  let calls = 0;
  const fetchKey = async (kid: string) => {
    calls += 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { kind: 'key' as const, jwk: signers.find((signer) => signer.kid === kid)?.jwk };
  };
  const fleet = Array.from({ length: INSTANCES }, () =>
    connectVerificationKeys(fetchKey, store, fakeLog(), () => new Date()),
  );
  for (const { kid } of signers) {
    const finds = fleet.map((door) => () => door.find(kid));
    if (arrival === 'one by one') for (const find of finds) await find();
    else await Promise.all(finds.map((find) => find()));
  }
  return calls / KEYS;
}
