import {
  Configuration,
  CountryCode,
  PlaidApi as PlaidClient,
  SandboxItemFireWebhookRequestWebhookCodeEnum as FireableCode,
  WebhookType,
} from 'plaid';
import * as z from 'zod/mini';

import type { PlaidApiConfig } from '#lib/config.ts';
import type { PlaidApi } from '#lib/live-ports.ts';
import { type Rotating, withNewerAfter } from '#lib/rotating.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { parseItem } from './parse-item.ts';
import { parseInstitution, parseInstitutionNames } from './parse-institution.ts';

const TIMEOUT_MS = 3_000;
/** A number ending in 400 and one of these mean "there is no such institution", which is an answer. */
const noSuchInstitution = ['INVALID_INSTITUTION', 'INSTITUTION_NOT_FOUND'];
const MOST_FOUND = 5;

/** Plaid's API through its own client, which costs 750 KB: only for functions that are asked after the answer. */
export function connectPlaidApi(settings: Rotating<PlaidApiConfig>): PlaidApi {
  const { environment, countries } = settings.current();
  const country_codes = Object.values(CountryCode).filter((code: string) =>
    countries.includes(code),
  );

  function asked<Answer>(call: (client: PlaidClient) => Promise<Answer>): Promise<Answer> {
    return withNewerAfter(
      settings,
      (config) => answered(() => call(connectClient(config))),
      (error) => error instanceof UpstreamError && error.code === 'INVALID_API_KEYS',
    );
  }

  return {
    environment,
    async institution(institutionId, stop) {
      try {
        const { data } = await asked((client) =>
          client.institutionsGetById(
            {
              institution_id: institutionId,
              country_codes,
              options: { include_status: true },
            },
            { ...(stop && { signal: stop }) },
          ),
        );
        return readable(parseInstitution(data, institutionId));
      } catch (error) {
        if (error instanceof UpstreamError && noSuchInstitution.includes(error.code))
          return undefined;
        throw error;
      }
    },
    async item(accessToken, stop) {
      const { data } = await asked((client) =>
        client.itemGet({ access_token: accessToken }, { ...(stop && { signal: stop }) }),
      );
      return readable(parseItem(data));
    },
    async searchInstitutions(words) {
      const { data } = await asked((client) =>
        client.institutionsSearch({ query: words, country_codes, products: null }),
      );
      return readable(parseInstitutionNames(data)).slice(0, MOST_FOUND);
    },
    async fireWebhook(accessToken, webhook) {
      const [type, code] = webhook.split('.');
      const webhook_code = Object.values(FireableCode).find((one: string) => one === code);
      const webhook_type = Object.values(WebhookType).find((one: string) => one === type);
      if (webhook_code === undefined || webhook_type === undefined)
        throw new UpstreamError('plaid', 'SANDBOX_WEBHOOK_INVALID');
      await asked((client) =>
        client.sandboxItemFireWebhook({ access_token: accessToken, webhook_code, webhook_type }),
      );
    },
    async resetLogin(accessToken) {
      await asked((client) => client.sandboxItemResetLogin({ access_token: accessToken }));
    },
  };
}

function connectClient({ baseUrl, clientId, secret }: PlaidApiConfig): PlaidClient {
  return new PlaidClient(
    new Configuration({
      basePath: baseUrl.replace(/\/+$/, ''),
      baseOptions: {
        headers: { 'PLAID-CLIENT-ID': clientId, 'PLAID-SECRET': secret },
        timeout: TIMEOUT_MS,
        // Wherever a redirect leads, the secret does not go there.
        maxRedirects: 0,
      },
    }),
  );
}

const refusal = z.object({
  response: z.object({
    data: z.object({
      error_code: z.string().check(z.regex(/^\w{1,80}$/)),
      request_id: z.catch(z.optional(z.string().check(z.regex(/^\w{1,40}$/))), undefined),
    }),
  }),
});
const lateAnswer = z.object({ response: z.object({ status: z.number().check(z.gte(300)) }) });

/** The client's errors carry the secret in their headers: nothing of them but Plaid's code and request_id goes on. */
async function answered<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    const refused = refusal.safeParse(error);
    if (refused.success) {
      const { error_code: code, request_id: reference } = refused.data.response.data;
      throw new UpstreamError('plaid', code, { ...(reference && { reference }) });
    }
    const late = lateAnswer.safeParse(error);
    throw new UpstreamError(
      'plaid',
      late.success ? `http_${String(late.data.response.status)}` : 'no answer',
    );
  }
}

function readable<Answer>(parsed: Answer | undefined): Answer {
  if (parsed === undefined) throw new UpstreamError('plaid', 'unreadable answer');
  return parsed;
}
