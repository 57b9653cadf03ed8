import { checkMessage } from '#lib/messages/check-message.ts';
import { checkedLatelyMessage } from '#lib/messages/check-words.ts';
import { institutionsMessage, liveStatusMessage } from '#lib/messages/institution-message.ts';
import { type Message, withoutButtons } from '#lib/messages/message.ts';
import { faultMessage, problemMessage } from '#lib/messages/problem-message.ts';
import type { FollowUp, LivePorts, LookUp, Recheck } from '#lib/live-ports.ts';
import type { KnownInstitution } from '#lib/ports/name-lists.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import { checkItem, GAP_MS, recheckItem } from './check-item.ts';
import { examineOutside } from './examine-outside.ts';
import { lookUpCodat } from './look-up-codat.ts';

/** The part of an answer that has to be fetched: looked up, and sent after what was answered at once. */
export async function followUp(job: FollowUp | Recheck, ports: LivePorts): Promise<void> {
  if ('recheck' in job) {
    await recheckItem(job.recheck, ports);
    return;
  }
  const { lookUp, reference } = job;
  ports.log.info('follow-up', { kind: lookUp.kind, reference });
  const found = whole(await answerTo(job, ports), job);
  const message = job.to === 'channel' ? withoutButtons(found) : found;
  const outcome = await ports.slack.respond(job.responseUrl, message, job.to);
  if (outcome.kind !== 'done')
    ports.log.warn('slack did not take the follow-up', { reference, ...outcome });
}

/** What was answered at once comes again, unless it stands right above. */
function whole(found: Message, { lookUp, to }: FollowUp): Message {
  return !('stored' in lookUp) || to === 'asker'
    ? found
    : { text: lookUp.stored.text, blocks: [...lookUp.stored.blocks, ...found.blocks] };
}

async function answerTo({ lookUp, to, reference }: FollowUp, ports: LivePorts): Promise<Message> {
  try {
    return await lookedUp({ lookUp, to, reference }, ports);
  } catch (error) {
    ports.log.error('follow-up failed', error, { kind: lookUp.kind, reference });
    return problemOf(error) ?? faultMessage(reference);
  }
}

async function lookedUp(
  { lookUp, ...asker }: Omit<FollowUp, 'responseUrl'>,
  ports: LivePorts,
): Promise<Message> {
  switch (lookUp.kind) {
    case 'institution': {
      const live = await ports.plaid.institution(lookUp.institutionId);
      await learnt(live === undefined ? [] : [live], ports);
      return liveStatusMessage(live, ports.now());
    }
    case 'institution by name': {
      const found = await ports.plaid.searchInstitutions(lookUp.words);
      await learnt(found, ports);
      return found.length === 0
        ? problemMessage('Plaid knows no bank of that name in this environment, either.')
        : institutionsMessage(found);
    }
    case 'codat':
      return lookUpCodat(lookUp.words, asker, ports);
    case 'check': {
      const found = await checkItem(lookUp.itemId, ports);
      return 'tooSoon' in found
        ? checkedLatelyMessage(found.tooSoon, found.now, GAP_MS)
        : checkMessage(found);
    }
    case 'doctor':
      return examineOutside(lookUp, ports);
    case 'sandbox webhook':
    case 'sandbox reset':
      return inSandbox(lookUp, ports);
  }
}

/** Acts on an Item of Sandbox. Whatever the configuration says, a token of another environment is never used. */
async function inSandbox(
  lookUp: Extract<LookUp, { kind: 'sandbox webhook' | 'sandbox reset' }>,
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

/** Names are for the next time: that they could not be kept is no reason to keep the answer back. */
async function learnt(institutions: readonly KnownInstitution[], ports: LivePorts): Promise<void> {
  try {
    for (const { institutionId, name } of institutions)
      await ports.institutions.learn({ institutionId, name });
  } catch (error) {
    ports.log.error('institution not learnt', error);
  }
}

/** What went wrong at the other end, in a sentence; undefined when the fault is ours. */
function problemOf(error: unknown): Message | undefined {
  if (!(error instanceof UpstreamError)) return undefined;
  if (error.service === 'broker')
    return problemMessage(
      'The access-token broker (ACCESS_TOKEN_FUNCTION) failed, so the Item was not touched. Its own log says why.',
    );
  if (error.service !== 'plaid') return undefined;
  if (/^[A-Z_]+$/.test(error.code))
    return problemMessage(
      `Plaid refused: ${error.code}. /plaid error ${error.code} says what it means.`,
    );
  const how = error.code === 'no answer' ? 'in time' : 'as it should';
  return problemMessage(
    `Plaid did not answer ${how}. Try again in a minute; status.plaid.com tells whether it is down.`,
  );
}
