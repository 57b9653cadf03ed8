import * as z from 'zod/mini';

import type { CodatConfig } from '#lib/config.ts';
import { identifierIn, nameIn } from '#lib/incoming/identifier-in.ts';
import type { CodatApi, CodatCompany, CodatDataStatus } from '#lib/live-ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { codatRequest } from './codat-request.ts';
import { dateIn, linkUrlIn, parseConnection } from './parse-connection.ts';

const PAGE_SIZE = 100;
/** A company with more connections than this is shown in part. */
const MOST_PAGES = 5;

const text = z.catch(z.optional(z.string()), undefined);

const pageShape = z.object({
  results: z.catch(z.array(z.unknown()), []),
  totalResults: z.catch(z.number(), 0),
});

const companyShape = z.object({
  id: z.unknown(),
  name: text,
  dataConnections: z.catch(z.array(z.unknown()), []),
});

const statusShape = z.record(
  z.string(),
  z.object({ dataType: text, currentStatus: text, lastSuccessfulSync: text }),
);

/** Our own client: Codat's SDK waits up to an hour, and refuses a page for one null. */
export function connectCodatApi(config: CodatConfig): CodatApi {
  const get = (path: string) => codatRequest(config, path);
  return {
    async company(companyId) {
      const answer = await known(() => get(`/companies/${encodeURIComponent(companyId)}`));
      return answer === undefined ? undefined : companyIn(answer);
    },
    async connections(companyId) {
      const results: unknown[] = [];
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const query = `page=${String(page)}&pageSize=${String(PAGE_SIZE)}`;
        const path = `/companies/${encodeURIComponent(companyId)}/connections?${query}`;
        const answer = pageIn(await get(path));
        results.push(...answer.results);
        if (answer.results.length < PAGE_SIZE) break;
      }
      const pairs = results.flatMap((value) => {
        const connection = parseConnection(value);
        return connection === undefined ? [] : [{ connection, linkUrl: linkUrlIn(value) }];
      });
      return {
        connections: pairs.map(({ connection }) => connection),
        linkUrls: new Map(
          pairs.flatMap(({ connection, linkUrl }) =>
            linkUrl === undefined ? [] : [[connection.connectionId, linkUrl]],
          ),
        ),
      };
    },
    async companies(page) {
      const query = `page=${String(page)}&pageSize=${String(PAGE_SIZE)}`;
      const { results, totalResults } = pageIn(await get(`/companies?${query}`));
      return { companies: results.flatMap((one) => companyIn(one) ?? []), total: totalResults };
    },
    async dataStatus(companyId) {
      const answer = await get(`/companies/${encodeURIComponent(companyId)}/dataStatus`);
      const statuses = statusShape.safeParse(answer).data ?? {};
      return Object.entries(statuses).map(([name, one]): CodatDataStatus => ({
        dataType: nameIn(one.dataType ?? name, 60) ?? name,
        status: one.currentStatus,
        lastSuccessfulSync: dateIn(one.lastSuccessfulSync),
      }));
    },
  };
}

/** What Codat does not know is no fault. */
async function known(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'http_404') return undefined;
    throw error;
  }
}

function pageIn(answer: unknown): z.infer<typeof pageShape> {
  const parsed = pageShape.safeParse(answer).data;
  if (parsed === undefined) throw new UpstreamError('codat', 'unreadable answer');
  return parsed;
}

function companyIn(value: unknown): CodatCompany | undefined {
  const parsed = companyShape.safeParse(value).data;
  const companyId = identifierIn(parsed?.id);
  if (parsed === undefined || companyId === undefined) return undefined;
  return {
    companyId,
    name: nameIn(parsed.name) ?? 'Unnamed company',
    connections: parsed.dataConnections.flatMap((one) => parseConnection(one) ?? []),
  };
}
