import { randomBytes } from 'node:crypto';

import { report, type Report } from '../local/report-client.ts';
import { apiUrl } from './api-url.ts';
import { known } from './known.ts';
import { connectPlaid, type SandboxItem } from './plaid-sandbox.ts';
import { SetupProblem } from './setup-problem.ts';
import type { Setup } from './setup-step.ts';
import type { StoredSecret } from './stored-secret.ts';

/** What speaks of the Item: Plaid itself, or a report as your app would send it. */
export type TestBy = 'plaid' | 'report';

/** An Item that will break and heal, so that there is something to tell. */
export async function makeTestItem(
  setup: Setup,
  by: TestBy,
  { values }: StoredSecret,
): Promise<SandboxItem> {
  const url = await apiUrl(setup);
  const { PLAID_CLIENT_ID: clientId = '', PLAID_SECRET: secret = '', REPORTS_SECRET: key } = values;
  const tell = key === undefined ? undefined : teller(url, key);
  if (by === 'report') return reportedItem(tell);
  if (known(setup, 'plaidEnv') !== 'sandbox')
    throw new SetupProblem(
      'Only Plaid’s Sandbox makes test Items. In production: npm run setup -- --only test --test report',
    );
  const item = await connectPlaid(setup, { clientId, secret }).makeItem(`${url}/webhooks/plaid`);
  return {
    ...item,
    async remove() {
      await item.remove();
      // Plaid sends nothing for that: Tartan would go on counting it.
      if (known(setup, 'reports') === 'on')
        await tell?.({ kind: 'item_removed', item_id: item.itemId });
    },
  };
}

type Tell = (body: Report) => Promise<void>;

function teller(url: string, secret: string): Tell {
  return async (body) => {
    await report(body, url, secret).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : 'unknown';
      throw new SetupProblem(
        `${url}/reports did not take a signed report: ${reason}. 401: it has another REPORTS_SECRET, or reports are off there (npm run setup -- --from deploy).`,
      );
    });
  };
}

/** An Item that Plaid does not know. Its bank is its own, so that it joins no real incident. */
function reportedItem(tell: Tell | undefined): SandboxItem {
  if (tell === undefined)
    throw new SetupProblem(
      'A test by report needs REPORTS_SECRET: npm run setup -- --from ask --reports on',
    );
  const itemId = `setup${randomBytes(16).toString('hex')}`;
  const bank = { institution_id: 'ins_0', institution_name: 'Setup test bank' };
  return {
    itemId,
    breakIt: () =>
      tell({
        kind: 'api_error',
        item_id: itemId,
        ...bank,
        error: {
          error_type: 'ITEM_ERROR',
          error_code: 'ITEM_LOGIN_REQUIRED',
          error_message: 'a test by npm run setup',
          display_message: null,
        },
      }),
    repairIt: () => tell({ kind: 'item_repaired', item_id: itemId, ...bank }),
    remove: () => tell({ kind: 'item_removed', item_id: itemId }),
  };
}
