import type { CommandOptions } from '#lib/commands/command.ts';
import { type Asker, answerAsker, type Shown } from '#lib/flows/answer-asker.ts';
import { answerStored } from '#lib/flows/answer-stored.ts';
import type { Message } from '#lib/messages/message.ts';
import { faultMessage, type Problem } from '#lib/messages/problem-message.ts';
import type { FollowUps } from '#lib/live-ports.ts';
import type { Ports } from '#lib/ports.ts';

import type { Endings } from './connect-audit.ts';

/** Slack gives three seconds. Whoever is slower than this gets a sentence rather than Slack's time-out. */
const ANSWER_MS = 2_500;

/** Undefined: there is nothing to say, or it has been said. A problem is for the asker alone. */
type Found = Message | Problem | undefined;

/** What all listeners do alike: answer in Slack's time, and own up with a reference where that fails. */
export interface Desk {
  ports: Ports;
  options: CommandOptions;
  /** The answer to a command; undefined when all of it follows later. */
  answer(text: string, asker: Asker, from: From): Promise<Shown | undefined>;
  /** The same from what is stored alone, for where no second message can follow. */
  stored(text: string, reference: string, from: From): Promise<Shown>;
  /** @returns what was found, or the sentence that owns up: the log line has its reference */
  inTime<One>(find: () => Promise<One>, reference: string): Promise<{ found: One } | Fault>;
  tell(asker: Asker, message: Message): Promise<void>;
  /** The sentence that owns up where Slack did not do what it was asked. */
  fault(reference: string): Message;
  /** Finds an answer and sends it; that it failed is told to the asker alone. */
  reply(asker: Asker, find: () => Promise<Found>): Promise<void>;
}

/** Slack's ids of who asks, and where. */
interface From {
  user: string;
  channel: string;
}

interface Fault {
  fault: Message;
}

/** @param endings where is noted what did not end as usual */
export function openDesk(
  ports: Ports,
  followUps: FollowUps,
  options: CommandOptions,
  endings: Endings,
): Desk {
  function fault(reference: string): Message {
    endings.set(reference, 'failed');
    return faultMessage(reference);
  }

  async function inTime<One>(
    find: () => Promise<One>,
    reference: string,
  ): Promise<{ found: One } | Fault> {
    const timer = new AbortController();
    const late = ports
      .sleep(ANSWER_MS, timer.signal)
      .then(() => Promise.reject(new Error(`no answer within ${String(ANSWER_MS)} ms`)));
    try {
      return { found: await Promise.race([find(), late]) };
    } catch (error) {
      ports.log.error('slack request failed', error, { reference });
      return { fault: fault(reference) };
    } finally {
      timer.abort();
    }
  }

  async function tell({ responseUrl, to, reference }: Asker, message: Message): Promise<void> {
    const told = await ports.slack.respond(responseUrl, message, to);
    if (told.kind === 'done') return;
    endings.set(reference, 'failed');
    ports.log.warn('slack did not take the answer', { reference, ...told });
  }

  function noted({ isRefusal, ...answer }: Shown, reference: string): Shown {
    if (isRefusal) endings.set(reference, 'not allowed');
    return answer;
  }

  return {
    ports,
    options,
    inTime,
    async answer(text, asker, from) {
      const handOver: FollowUps = {
        start: (job) =>
          followUps.start(job).catch((error: unknown) => {
            endings.set(asker.reference, 'failed');
            throw error;
          }),
      };
      const shown = await answerAsker(
        text,
        asker,
        { ports, options, ...from },
        handOver,
        ports.log,
      );
      return shown && noted(shown, asker.reference);
    },
    stored: async (text, reference, from) =>
      noted(await answerStored(text, { ports, options, ...from }, ports.log), reference),
    tell,
    fault,
    async reply(asker, find) {
      const outcome = await inTime(find, asker.reference);
      const found = 'fault' in outcome ? { problem: outcome.fault } : outcome.found;
      if (found === undefined) return;
      if ('problem' in found) await tell({ ...asker, to: 'asker' }, found.problem);
      else await tell(asker, found);
    },
  };
}
