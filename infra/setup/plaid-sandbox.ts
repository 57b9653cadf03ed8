import { randomUUID } from 'node:crypto';

import {
  Configuration,
  PlaidApi,
  Products,
  SandboxItemFireWebhookRequestWebhookCodeEnum as Fireable,
  WebhookType,
} from 'plaid';
import * as z from 'zod/mini';

import { known } from './known.ts';
import { SetupProblem } from './setup-problem.ts';
import type { Setup } from './setup-step.ts';

const TIMEOUT_MS = 30_000;
/** A bank of Plaid's Sandbox: First Platypus Bank. */
const BANK = 'ins_109508';

const refusal = z.object({
  response: z.object({ data: z.object({ error_code: z.string() }) }),
});

/** An Item in Sandbox that lives as long as the test. Its access token is never shown or kept. */
export interface SandboxItem {
  itemId: string;
  /** It needs a new login, and Plaid tells so. */
  breakIt(): Promise<void>;
  repairIt(): Promise<void>;
  remove(): Promise<void>;
}

/** Plaid as far as the walk needs it. */
export function connectPlaid(setup: Setup, keys: { clientId: string; secret: string }) {
  const plaidEnv = known(setup, 'plaidEnv');
  const client = new PlaidApi(
    new Configuration({
      basePath: setup.plaidBaseUrl ?? `https://${plaidEnv}.plaid.com`,
      baseOptions: {
        headers: { 'PLAID-CLIENT-ID': keys.clientId, 'PLAID-SECRET': keys.secret },
        timeout: TIMEOUT_MS,
        maxRedirects: 0,
      },
    }),
  );
  return {
    /** Asks for a key that nobody has: Plaid looks at ours first. */
    async checkKeys(): Promise<void> {
      const code = await client
        .webhookVerificationKeyGet({ key_id: randomUUID() })
        .then(() => 'found', codeOf);
      if (code === undefined)
        throw new SetupProblem('Plaid does not answer. Try again in a minute.');
      if (code === 'INVALID_API_KEYS' || code === 'UNAUTHORIZED_ENVIRONMENT')
        throw new SetupProblem(
          `Plaid does not take these keys in ${plaidEnv} (${code}). Each environment has a secret of its own: npm run setup -- --from keys --replace PLAID_SECRET`,
        );
    },

    /** @param webhook where Plaid sends the Item's webhooks */
    async makeItem(webhook: string): Promise<SandboxItem> {
      const { data: made } = await told(() =>
        client.sandboxPublicTokenCreate({
          institution_id: BANK,
          initial_products: [Products.Transactions],
          options: { webhook },
        }),
      );
      const { data: item } = await told(() =>
        client.itemPublicTokenExchange({ public_token: made.public_token }),
      );
      const { access_token, item_id: itemId } = item;
      return {
        itemId,
        breakIt: async () => {
          await told(() => client.sandboxItemResetLogin({ access_token }));
        },
        repairIt: async () => {
          await told(() =>
            client.sandboxItemFireWebhook({
              access_token,
              webhook_type: WebhookType.Item,
              webhook_code: Fireable.LoginRepaired,
            }),
          );
        },
        remove: async () => {
          await told(() => client.itemRemove({ access_token }));
        },
      };
    },
  };
}

/** Of a refusal of Plaid's only the code goes on: its error carries the keys that were sent. */
async function told<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    const code = codeOf(error);
    throw new SetupProblem(
      code === undefined
        ? 'Plaid does not answer. Try again in a minute.'
        : `Plaid refuses: ${code}. What that means: https://plaid.com/docs/errors/`,
    );
  }
}

/** Plaid's error code; undefined when it has said none. */
function codeOf(error: unknown): string | undefined {
  const parsed = refusal.safeParse(error);
  return parsed.success ? parsed.data.response.data.error_code : undefined;
}
