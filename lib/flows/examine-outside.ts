import type { BrokerFault } from '#lib/doctor/finding.ts';
import type { ItemFacts } from '#lib/doctor/judge-items.ts';
import { type Asked, judgeOutside } from '#lib/doctor/judge-outside.ts';
import { outsideMessage } from '#lib/messages/doctor-message.ts';
import type { Message } from '#lib/messages/message.ts';
import type { LivePorts, LookUp } from '#lib/live-ports.ts';
import { UpstreamError } from '#lib/upstream-error.ts';

import type { Told } from './ask-about-item.ts';
import { recheckItem } from './check-item.ts';

/** No bank has it: that Plaid says so proves that it takes our keys. */
const NO_INSTITUTION = 'ins_0';

/** `/plaid doctor`: what only Slack, Plaid, Codat and AWS can tell, all asked at once. */
export async function examineOutside(
  { channels, itemIds }: Extract<LookUp, { kind: 'doctor' }>,
  ports: LivePorts,
): Promise<Message> {
  const { slackCheck, plaid, codat, deadLetters, secretAge, webhookUrl } = ports;
  const everyChannel = [...new Set([slackCheck.alertChannel, ...channels])];
  const [token, channelFacts, plaidAsked, codatAsked, items, letters, secrets] = await Promise.all([
    answered(() => slackCheck.token(), ports),
    Promise.all(
      everyChannel.map(async (channel) => ({
        channel,
        asked: await answered(async () => {
          await slackCheck.readChannel(channel);
          return {};
        }, ports),
      })),
    ),
    answered(async () => {
      await plaid.institution(NO_INSTITUTION);
      return {};
    }, ports),
    codat &&
      answered(async () => {
        await codat.companies(1);
        return {};
      }, ports),
    Promise.all(itemIds.map((itemId) => lookAt(itemId, ports))),
    deadLetters && answered(async () => ({ count: await deadLetters.count() }), ports),
    secretAge && answered(async () => ({ changedAt: await secretAge.changedAt() }), ports),
  ]);
  return outsideMessage(
    judgeOutside({
      now: ports.now(),
      token,
      channels: channelFacts,
      plaid: plaidAsked,
      environment: plaid.environment,
      codat: codatAsked,
      items: items.flat(),
      webhookUrl,
      deadLetters: letters,
      secrets,
    }),
  );
}

/** That one does not answer must not hide what the others say. */
async function answered<Answer>(
  ask: () => Promise<Answer>,
  { log }: Pick<LivePorts, 'log'>,
): Promise<Asked<Answer>> {
  try {
    return { kind: 'answered', ...(await ask()) };
  } catch (error) {
    log.error('doctor got no answer', error);
    return { kind: 'failed', code: error instanceof UpstreamError ? error.code : 'failed' };
  }
}

const brokerFaults: Readonly<Record<string, BrokerFault>> = {
  'broker failed': 'failed',
  'broker silent': 'silent',
  'no token': 'no token',
  'token of another environment': 'token of another environment',
  'token of another Item': 'token of another Item',
};

/** @returns nothing of an Item that was asked about a moment ago, or that the stores could not tell of */
async function lookAt(itemId: string, ports: LivePorts): Promise<ItemFacts[]> {
  let told: Told | undefined;
  try {
    told = await recheckItem(itemId, ports);
  } catch (error) {
    ports.log.error('doctor could not look at an Item', error, { itemId });
  }
  if (told === undefined) return [];
  const { outcome, live } = told;
  const broker = outcome.kind === 'not learnt' ? brokerFaults[outcome.fault] : undefined;
  if (outcome.kind === 'not learnt' && broker === undefined) return [];
  return [{ itemId, broker, webhook: live?.webhook }];
}
