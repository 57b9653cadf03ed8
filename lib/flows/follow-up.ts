import {
  institutionsMessage,
  withLine,
  withLiveStatus,
} from '#lib/messages/institution-message.ts';
import type { Message } from '#lib/messages/message.ts';
import { faultMessage, problemMessage } from '#lib/messages/problem-message.ts';
import type { FollowUp, LivePorts, LookUp } from '#lib/ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

/** The part of an answer that has to be fetched: looked up, and sent after what was answered at once. */
export async function followUp(job: FollowUp, ports: LivePorts): Promise<void> {
  const { lookUp, reference } = job;
  ports.log.info('follow-up', { kind: lookUp.kind, reference });
  const message = await answerTo(lookUp, reference, ports);
  const outcome = await ports.slack.respond(job.responseUrl, message, job.to);
  if (outcome.kind !== 'done')
    ports.log.warn('slack did not take the follow-up', { reference, ...outcome });
}

async function answerTo(lookUp: LookUp, reference: string, ports: LivePorts): Promise<Message> {
  try {
    return await lookedUp(lookUp, ports);
  } catch (error) {
    ports.log.error('follow-up failed', error, { kind: lookUp.kind, reference });
    const sentence = plaidTrouble(error);
    if (sentence === undefined) return faultMessage(reference);
    return lookUp.kind === 'institution'
      ? withLine(lookUp.stored, sentence)
      : problemMessage(sentence);
  }
}

async function lookedUp(lookUp: LookUp, ports: LivePorts): Promise<Message> {
  switch (lookUp.kind) {
    case 'institution': {
      const live = await ports.plaid.institution(lookUp.institutionId);
      if (live !== undefined) await ports.institutions.learn(live);
      return withLiveStatus(lookUp.stored, live, ports.now());
    }
    case 'institution by name': {
      const found = await ports.plaid.searchInstitutions(lookUp.words);
      for (const institution of found) await ports.institutions.learn(institution);
      return found.length === 0
        ? problemMessage('Plaid knows no bank of that name in this environment, either.')
        : institutionsMessage(found);
    }
    case 'sandbox webhook':
    case 'sandbox reset':
      return inSandbox(lookUp, ports);
  }
}

/** Acts on an Item of Sandbox. Whatever the configuration says, a token of another environment is never used. */
async function inSandbox(
  lookUp: Extract<LookUp, { itemId: string }>,
  { plaid, accessTokens }: LivePorts,
): Promise<Message> {
  if (plaid.environment !== 'sandbox')
    return problemMessage('Tartan runs with production keys, so it does not touch Items.');
  const token = await accessTokens.of(lookUp.itemId);
  if (token === undefined)
    return problemMessage('The access-token broker knows no token for this Item.');
  if (!token.startsWith('access-sandbox-'))
    return problemMessage(
      'The access-token broker gave a token that is not of Sandbox, so nothing was done.',
    );
  if (lookUp.kind === 'sandbox reset') {
    await plaid.resetLogin(token);
    return problemMessage(
      'Done: the Item needs a new login now. Plaid sends ITEM.ERROR to its webhook address; the card follows.',
    );
  }
  await plaid.fireWebhook(token, lookUp.webhook);
  return problemMessage(`Done: Plaid’s Sandbox sends ${lookUp.webhook} for this Item.`);
}

/** What went wrong at the other end, in a sentence; undefined when the fault is ours. */
function plaidTrouble(error: unknown): string | undefined {
  if (!(error instanceof UpstreamError)) return undefined;
  switch (error.service) {
    case 'plaid':
      return error.code === 'no answer'
        ? 'Plaid did not answer in time. Try again in a minute; status.plaid.com tells whether it is down.'
        : `Plaid refused: ${error.code}. /plaid error ${error.code} says what it means.`;
    case 'broker':
      return 'The access-token broker (ACCESS_TOKEN_FUNCTION) failed, so the Item was not touched. Its own log says why.';
    default:
      return undefined;
  }
}
