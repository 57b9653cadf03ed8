import { statusOf } from './bank-traffic.ts';
import { banks, trafficOf } from './banks.ts';
import type { LocalAnswer } from './listen.ts';
import { plaidFault, requestId } from './plaid-fault.ts';

type PlaidRequest = Readonly<Record<string, unknown>>;

/** `/institutions/get_by_id` */
export function institutionById({ institution_id: id, options }: PlaidRequest): LocalAnswer {
  const wanted: { include_status?: boolean } = Object(options);
  const institution = institutionOf(String(id));
  if (institution === undefined)
    return plaidFault('INVALID_INPUT', 'INVALID_INSTITUTION', 'no bank has this institution_id');
  return {
    status: 200,
    body: {
      institution: {
        ...institution,
        ...(wanted.include_status === true && {
          status: statusOf(trafficOf(String(id)), new Date()),
        }),
      },
      request_id: requestId(),
    },
  };
}

/** `/institutions/search`: the banks whose name has a word that begins so, for each word of the query. */
export function searchInstitutions({ query }: PlaidRequest): LocalAnswer {
  const wanted = wordsOf(String(query));
  const found = [...banks].filter(([, { name }]) => {
    const words = wordsOf(name);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  return {
    status: 200,
    body: {
      institutions: wanted.length === 0 ? [] : found.map(([id]) => institutionOf(id)),
      request_id: requestId(),
    },
  };
}

function institutionOf(id: string): Readonly<Record<string, unknown>> | undefined {
  const bank = banks.get(id);
  return (
    bank && {
      institution_id: id,
      name: bank.name,
      products: bank.products,
      country_codes: ['US'],
      routing_numbers: [],
      oauth: bank.isOauth,
    }
  );
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
