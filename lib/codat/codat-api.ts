import type { CodatConfig } from '#lib/config.ts';
import type { CodatApi } from '#lib/live-ports.ts';
import { type Rotating, withNewerAfter } from '#lib/rotating.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { type CodatAnswer, codatRequest } from './codat-request.ts';
import { companyIn } from './parse-company.ts';
import { linkUrlIn, parseConnection } from './parse-connection.ts';
import { dataStatusIn } from './parse-data-status.ts';
import { isPageFollowed, pageIn, PAGE_SIZE } from './parse-page.ts';

/** A company with more connections than fit on these is shown in part. */
const MOST_PAGES = 5;

/** Our own client: Codat's SDK waits up to an hour, and refuses a page for one null. */
export function connectCodatApi(settings: Rotating<CodatConfig>): CodatApi {
  function ask(path: string): Promise<CodatAnswer> {
    return withNewerAfter(
      settings,
      (config) => codatRequest(config, path),
      (error) => error instanceof UpstreamError && error.code === 'http_401',
    );
  }

  async function get(path: string): Promise<unknown> {
    return (await ask(path)).body;
  }

  return {
    async company(companyId) {
      const answer = await known(() => get(company(companyId)));
      return answer && readable(companyIn(answer.found));
    },
    async connections(companyId) {
      const found = new Map<string, unknown>();
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const path = `${company(companyId)}/connections?${query(page)}`;
        const answer = readable(pageIn(await get(path)));
        // A page that comes again, or has moved in the meantime, doubles nothing.
        for (const value of answer.results) {
          const id = parseConnection(value)?.connectionId;
          if (id !== undefined) found.set(id, value);
        }
        if (!isPageFollowed(page, answer)) break;
      }
      const values = [...found.values()];
      return {
        connections: values.flatMap((value) => parseConnection(value) ?? []),
        linkUrls: new Map(
          [...found].flatMap(([connectionId, value]) => {
            const linkUrl = linkUrlIn(value);
            return linkUrl === undefined ? [] : [[connectionId, linkUrl]];
          }),
        ),
      };
    },
    async companies(page) {
      const { body, left } = await ask(`/companies?${query(page)}`);
      const answer = readable(pageIn(body));
      return {
        companies: answer.results.flatMap((one) => companyIn(one) ?? []),
        total: Math.max(answer.totalResults, (page - 1) * PAGE_SIZE + answer.results.length),
        read: (page - 1) * PAGE_SIZE + answer.results.length,
        isLast: !isPageFollowed(page, answer),
        left,
      };
    },
    async dataStatus(companyId) {
      const answer = await known(() => get(`${company(companyId)}/dataStatus`));
      return answer === undefined ? [] : readable(dataStatusIn(answer.found));
    },
  };
}

function company(companyId: string): string {
  return `/companies/${encodeURIComponent(companyId)}`;
}

function query(page: number): string {
  return `page=${String(page)}&pageSize=${String(PAGE_SIZE)}`;
}

/** What Codat does not know is no fault. */
async function known(ask: () => Promise<unknown>): Promise<{ found: unknown } | undefined> {
  try {
    return { found: await ask() };
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'http_404') return undefined;
    throw error;
  }
}

function readable<Answer>(parsed: Answer | undefined): Answer {
  if (parsed === undefined) throw new UpstreamError('codat', 'unreadable answer');
  return parsed;
}
