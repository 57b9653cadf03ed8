import {
  companiesMessage,
  noCompanyMessage,
  searchMessage,
} from '#lib/messages/codat-companies.ts';
import { codatProblem } from '#lib/messages/codat-problem.ts';
import type { Message } from '#lib/messages/message.ts';
import { problemMessage } from '#lib/messages/problem-message.ts';
import type { CodatApi, FollowUp, LivePorts } from '#lib/live-ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { findCompany } from './find-company.ts';
import type { FoundCompany } from './read-companies.ts';
import { showCompany } from './show-company.ts';

/** `/plaid codat`: a company's connections as Codat tells of them now. */
export async function lookUpCodat(
  words: string,
  asker: Pick<FollowUp, 'to' | 'reference'>,
  ports: LivePorts,
): Promise<Message> {
  const { codat } = ports;
  if (codat === undefined) return problemMessage('Codat is not configured (CODAT_API_KEY).');
  let found: FoundCompany | undefined;
  try {
    found = await findCompany(words, codat, ports);
    return await answerOf(found, words, { asker, codat, ports });
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.service !== 'codat') throw error;
    const { reference: correlationId } = error;
    const { reference } = asker;
    ports.log.error('codat refused', error, { kind: 'codat', reference, correlationId });
    return codatProblem(error, found?.kind === 'one' ? idsOf(found) : {});
  }
}

async function answerOf(
  found: FoundCompany,
  words: string,
  { asker, codat, ports }: { asker: Pick<FollowUp, 'to'>; codat: CodatApi; ports: LivePorts },
): Promise<Message> {
  switch (found.kind) {
    case 'one':
      return showCompany(found, asker.to, codat, ports);
    case 'several':
      return companiesMessage(found.companies, found.count);
    case 'none':
      return noCompanyMessage(found.asOf);
    case 'not yet':
      return searchMessage({ words, ...found });
  }
}

function idsOf({
  companyId,
  connectionId,
}: Extract<FoundCompany, { kind: 'one' }>): Readonly<Record<string, string>> {
  return { companyId, ...(connectionId === undefined ? {} : { connectionId }) };
}
