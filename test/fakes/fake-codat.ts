import type { Connection } from '#lib/health/connection.ts';
import type { CodatApi, CodatDataStatus } from '#lib/live-ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

const PAGE_SIZE = 100;

export interface FakeCompany {
  companyId: string;
  name: string;
  connections?: readonly Connection[];
  linkUrls?: Readonly<Record<string, string>>;
  data?: readonly CodatDataStatus[];
}

/** Codat, pretended. @param before sees each call, and may let it fail */
export function fakeCodat(
  companies: readonly FakeCompany[],
  before: (call: string) => void = () => undefined,
): CodatApi & { asked: string[]; left: number | undefined } {
  const asked: string[] = [];
  const find = (id: string) => companies.find(({ companyId }) => companyId === id);
  async function call<Answer>(what: string, answer: () => Answer): Promise<Answer> {
    asked.push(what);
    await Promise.resolve();
    before(what);
    return answer();
  }
  return {
    asked,
    left: undefined,
    company: (id) =>
      call(`company ${id}`, () => {
        const found = find(id);
        return found && { connections: [], ...found };
      }),
    connections: (id) =>
      call(`connections ${id}`, () => {
        const found = find(id);
        if (found === undefined) throw new UpstreamError('codat', 'http_404', { reference: '40f' });
        return {
          connections: [...(found.connections ?? [])],
          linkUrls: new Map(Object.entries(found.linkUrls ?? {})),
        };
      }),
    companies(page) {
      const to = page * PAGE_SIZE;
      return call(`page ${String(page)}`, () => ({
        companies: companies
          .slice(to - PAGE_SIZE, to)
          .map((one) => ({ ...one, connections: one.connections ?? [] })),
        total: companies.length,
        read: Math.min(to, companies.length),
        isLast: to >= companies.length,
        left: this.left,
      }));
    },
    dataStatus: (id) => call(`data ${id}`, () => [...(find(id)?.data ?? [])]),
  };
}

/** A connection through Plaid, linked unless said otherwise. */
export function connectionOf(but: Partial<Connection> = {}): Connection {
  return {
    connectionId: '33f13646-e3f0-458a-b6ee-f5c1f38c1fdb',
    platform: 'Plaid',
    isPlaid: true,
    status: 'Linked',
    sourceType: 'Banking',
    lastSync: '2026-11-01T06:00:00.000Z',
    created: '2026-09-01T08:00:00.000Z',
    errors: [],
    ...but,
  };
}

/** A made-up id that Codat could have given. */
export function uuidOf(number: number, kind = 'c'): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
